(async () => {
  const packed = document.querySelector('script.plotly-js').textContent.trim();
  const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const source = await new Response(stream).blob();
  const script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  // On a telephone the buttons would lie over the title, and fingers do what they are for.
  const config = {displaylogo: false, displayModeBar: matchMedia('(max-width:600px)').matches ? false : 'hover'};
  for (const figure of document.querySelectorAll('figure.plot')) {
    const plot = JSON.parse(figure.querySelector('script').textContent);
    figure.classList.add('drawn');
    try {
      await Plotly.newPlot(figure.querySelector('.drawing'), plot.data, plot.layout, config);
    } catch (fault) {
      figure.classList.remove('drawn');
    }
    await new Promise(done => setTimeout(done));
  }
  document.documentElement.classList.add('ready');
})();

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
  const draw = async figure => {
    const plot = JSON.parse(figure.querySelector('script').textContent);
    const live = figure.querySelector('.live');
    try {
      figure.classList.add('drawn');
      await Plotly.newPlot(live, plot.data, plot.layout, {displaylogo: false, responsive: false});
    } catch (fault) {
      figure.classList.remove('drawn');
    }
  };
  for (const figure of document.querySelectorAll('figure.plot')) {
    await draw(figure);
    await new Promise(done => setTimeout(done));
  }
  document.documentElement.classList.add('ready');
})();

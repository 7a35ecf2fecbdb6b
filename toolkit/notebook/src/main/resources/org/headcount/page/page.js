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
  // A plot may say how it is to be drawn on a telephone.
  const phone = matchMedia('(max-width:600px)');
  const draw = async figure => {
    const plot = JSON.parse(figure.querySelector('script').textContent);
    const {data, layout} = phone.matches && plot.layout.meta?.narrow || plot;
    const inner = document.createElement('div');
    figure.querySelector('.live').replaceChildren(inner);
    figure.classList.add('drawn');
    try {
      await Plotly.newPlot(inner, data, layout, {displaylogo: false});
    } catch (fault) {
      figure.classList.remove('drawn');
    }
  };
  const drawAll = async () => {
    for (const figure of document.querySelectorAll('figure.plot')) {
      await draw(figure);
      await new Promise(done => setTimeout(done));
    }
    document.documentElement.classList.add('ready');
  };
  phone.addEventListener('change', drawAll);
  await drawAll();
})();

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
  const draw = async figure => {
    const plot = JSON.parse(figure.querySelector('script').textContent);
    figure.classList.add('drawn');
    try {
      await Plotly.newPlot(figure.querySelector('.drawing'), plot.data, plot.layout, config);
    } catch (fault) {
      figure.classList.remove('drawn');
    }
  };
  // What the reader looks at comes first; the rest waits, as the picture that it is, until nobody needs the page.
  const inView = figure => {
    const box = figure.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  };
  const idle = () => new Promise(done => 'requestIdleCallback' in window ? requestIdleCallback(done, {timeout: 1000}) : setTimeout(done));
  const figures = [...document.querySelectorAll('figure.plot')];
  const first = figures.filter(inView);
  for (const figure of first) {
    await draw(figure);
  }
  document.documentElement.classList.add('ready');
  for (const figure of figures.filter(figure => !first.includes(figure))) {
    await idle();
    await draw(figure);
  }
  document.documentElement.classList.add('complete');
})();

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
  // A plot says what differs on a narrow screen as merge patches (RFC 7396), one for each trace and one for the layout.
  const narrow = matchMedia('(max-width:751px)');
  const patched = (target, patch) => {
    if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
      return patch;
    }
    const result = target !== null && typeof target === 'object' && !Array.isArray(target) ? {...target} : {};
    for (const [name, value] of Object.entries(patch)) {
      if (value === null) {
        delete result[name];
      } else {
        result[name] = patched(result[name], value);
      }
    }
    return result;
  };
  const fitted = plot => narrow.matches && plot.narrow
    ? {data: plot.narrow.data.map((patch, at) => patched(plot.data[at] ?? {}, patch)), layout: patched(plot.layout, plot.narrow.layout)}
    : plot;
  const draw = async figure => {
    const plot = fitted(JSON.parse(figure.querySelector('script').textContent));
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
  let round = 0;
  const drawAll = async () => {
    const mine = ++round;
    const state = document.documentElement.classList;
    state.remove('complete');
    delete document.documentElement.dataset.drawn;
    const first = figures.filter(inView);
    for (const figure of first) {
      await draw(figure);
    }
    state.add('ready');
    for (const figure of figures.filter(figure => !first.includes(figure))) {
      await idle();
      if (mine !== round) {
        return;
      }
      await draw(figure);
    }
    state.add('complete');
    document.documentElement.dataset.drawn = narrow.matches ? 'narrow' : 'wide';
  };
  narrow.addEventListener('change', drawAll);
  await drawAll();
})();

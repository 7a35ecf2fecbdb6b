(() => {
  const panel = document.getElementById('panel');
  const hint = panel.firstElementChild;
  const narrow = matchMedia('(max-width:900px)');
  const close = document.createElement('button');
  close.id = 'close-panel';
  close.type = 'button';
  close.textContent = 'Close';
  panel.classList.add('scripted');
  let shown = null;
  let pinned = false;
  const clear = () => document.querySelectorAll('.shown,.used').forEach(one => one.classList.remove('shown', 'used'));
  const hide = () => {
    clear();
    panel.classList.remove('open');
    panel.replaceChildren(hint);
    shown = null;
    pinned = false;
  };
  const show = figure => {
    if (figure === shown) return;
    const card = document.getElementById(figure.getAttribute('href').slice(1));
    if (!card) return;
    clear();
    shown = figure;
    figure.classList.add('shown');
    (figure.dataset.inputs || '').split(' ').filter(Boolean).forEach(id => {
      const input = document.getElementById(id);
      if (input) input.classList.add('used');
    });
    const copy = card.cloneNode(true);
    copy.removeAttribute('id');
    panel.replaceChildren(close, copy);
    panel.classList.add('open');
    panel.scrollTop = 0;
    // On a phone the panel covers the lower half of the screen: keep the figure above it.
    const below = figure.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    if (narrow.matches && below > 0) scrollBy(0, below + 24);
  };
  close.addEventListener('click', () => {
    const figure = shown;
    hide();
    if (figure) figure.focus({preventScroll: true});
  });
  document.querySelectorAll('a.figure').forEach(figure => {
    figure.addEventListener('pointerenter', event => {
      if (event.pointerType === 'mouse' && !pinned && !narrow.matches) show(figure);
    });
    figure.addEventListener('focus', () => {
      if (!narrow.matches) show(figure);
    });
    figure.addEventListener('click', event => {
      event.preventDefault();
      show(figure);
      pinned = true;
      history.replaceState(null, '', '#' + figure.id);
    });
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && shown) {
      const figure = shown;
      hide();
      figure.focus({preventScroll: true});
    }
  });
  document.addEventListener('click', event => {
    if (pinned && !event.target.closest('a.figure,#panel')) pinned = false;
  });
  const arrive = () => {
    const figure = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (figure && figure.matches('a.figure')) {
      show(figure);
      pinned = true;
    } else if (figure) {
      const folded = figure.closest('details');
      if (folded) folded.open = true;
    }
  };
  addEventListener('hashchange', arrive);
  arrive();
})();

// Looks at every label of every plot that can be seen, and tells which are cut and which lie over others.
// A picture carried as an address is looked at as if it stood in the page.
(async () => {
  const boxes = [];
  for (const picture of document.querySelectorAll('img[src^="data:image/svg"]')) {
    if (picture.getBoundingClientRect().width === 0) continue;
    const holder = document.createElement('div');
    const markup = new TextDecoder().decode(
      Uint8Array.from(atob(picture.src.split(',')[1]), letter => letter.charCodeAt(0)));
    holder.append(document.importNode(new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement, true));
    picture.after(holder);
    boxes.push([holder, holder.firstChild, holder]);
  }
  for (const svg of document.querySelectorAll('.headcount-plot svg, .output_svg svg')) boxes.push([svg, svg]);
  for (const live of document.querySelectorAll('.plotly, .drawing, #live')) boxes.push([live, live]);
  const faults = [];
  let pictures = 0;
  let texts = 0;
  for (const [box, edge, remove] of boxes) {
    const frame = edge.getBoundingClientRect();
    if (frame.width > 0) {
      pictures++;
      const labels = [...box.querySelectorAll('svg text, :scope > text, text')]
        .filter((text, index, all) => all.indexOf(text) === index)
        .filter(text => text.textContent.trim() && !text.closest('defs') && !text.closest('.hoverlayer'))
        .flatMap(text => {
          const lines = text.querySelectorAll('tspan.line');
          return lines.length ? [...lines] : [text];
        })
        .map(text => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return [text.textContent, range.getBoundingClientRect()];
        })
        .filter(([, at]) => at.width > 0);
      texts += labels.length;
      labels.forEach(([text, at], index) => {
        if (at.left < frame.left - 1 || at.right > frame.right + 1
            || at.top < frame.top - 1 || at.bottom > frame.bottom + 1) {
          faults.push('cut: ' + text);
        }
        for (const [other, there] of labels.slice(0, index)) {
          const wide = Math.min(at.right, there.right) - Math.max(at.left, there.left);
          const tall = Math.min(at.bottom, there.bottom) - Math.max(at.top, there.top);
          // Lines of one text stand closer than their boxes are tall.
          if (wide > 1.5 && tall > 4) faults.push(text + ' lies over ' + other);
        }
      });
    }
    if (remove) remove.remove();
  }
  return {pictures, texts, faults};
})()

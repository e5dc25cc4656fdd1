
// The slice browser. Outlines are SVG paths over the grey picture, so that they can be clicked and switched off.

let sliceNumber = 0;
/** Parts of the page that follow the slice that is shown. */
const sliceListeners = [];

function currentSlice() {
  return report.slices[sliceNumber];
}

function showSlice(k) {
  sliceNumber = Math.max(0, Math.min(report.slices.length - 1, k));
  const slice = currentSlice();
  byId('slice-number').value = String(sliceNumber);
  byId('slice-text').textContent = `slice ${slice.z} (${slice.depth.toFixed(2)} µm)`;
  byId('slice-number').setAttribute('aria-valuetext', `slice ${slice.z}`);
  const image = byId('slice-image');
  image.src = slice.picture;
  image.alt = `Slice ${slice.z} with ${Object.keys(slice.cells).length} cells`;
  fitSlice();
  drawOutlines();
  sliceListeners.forEach((listener) => listener(slice));
}

/** Makes the picture as large as its frame allows, times the zoom. */
function fitSlice() {
  const slice = currentSlice();
  const frame = byId('slice-frame');
  const highest = 0.38 * innerHeight - 4; // as in the style sheet, without the border
  const wide = matchMedia('(min-width: 1100px)').matches;
  const fit = wide ? Math.min(frame.clientWidth, (highest * slice.width) / slice.height) : frame.clientWidth;
  const width = fit * Number(byId('zoom').value);
  byId('slice-sheet').style.width = `${width}px`;
  byId('slice-sheet').style.height = `${(width * slice.height) / slice.width}px`;
}

function drawOutlines() {
  const slice = currentSlice();
  const svg = byId('slice-outlines');
  svg.setAttribute('viewBox', `0 0 ${slice.width} ${slice.height}`);
  svg.replaceChildren();
  if (byId('outlines').checked) {
    for (const [kind, outlines] of [['cell', slice.cells], ['nucleus', slice.nuclei]]) {
      for (const [id, path] of Object.entries(outlines)) {
        svg.append(outline(kind, cellById.get(Number(id)), path));
      }
    }
  }
  if (byId('numbers').checked) {
    for (const [id, path] of Object.entries(slice.cells)) {
      svg.append(idText(id, path, slice));
    }
  }
  svg.append(...scaleBar(slice));
}

function outline(kind, cell, path) {
  const classes = cell === chosen ? `${kind} chosen` : kind;
  const made = drawing('path', { d: path, class: classes, stroke: cell?.colour ?? '#aaa', 'data-id': cell?.id ?? 0 });
  if (kind === 'cell' && cell) {
    made.addEventListener('click', () => choose(cell.id, 'slices'));
    if (cell === chosen) {
      made.style.fill = cell.colour;
    }
  } else if (kind === 'nucleus') {
    made.style.strokeDasharray = '5 2';
  }
  return made;
}

function corners(path) {
  return path.split('Z').filter(Boolean).map((ring) => ring.slice(1).split('L').map((p) => p.split(' ').map(Number)));
}

/** Writes an id to the centroid of the largest ring of an outline. */
function idText(id, path, slice) {
  let best = { area: 0, x: 0, y: 0 };
  for (const ring of corners(path)) {
    let [area, x, y] = [0, 0, 0];
    ring.forEach(([x1, y1], k) => {
      const [x2, y2] = ring[(k + 1) % ring.length];
      const cross = x1 * y2 - x2 * y1;
      area += cross / 2;
      x += ((x1 + x2) * cross) / 6;
      y += ((y1 + y2) * cross) / 6;
    });
    if (Math.abs(area) > Math.abs(best.area)) {
      best = { area, x: x / area, y: y / area };
    }
  }
  const size = slice.width / 36;
  const text = drawing('text', { x: best.x, y: best.y, 'stroke-width': size / 5 }, id);
  text.style.fontSize = `${size}px`;
  return text;
}

/** A bar of 1, 2 or 5 times a power of ten, at most a quarter of the picture long. */
function scaleBar(slice) {
  const most = (slice.width * slice.pixel) / 4;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].find((nice) => nice * power <= most) * power;
  const pixels = length / slice.pixel;
  const u = slice.width / 100;
  const place = { x1: slice.width - 2 * u - pixels, x2: slice.width - 2 * u, y1: slice.height - 2 * u, y2: slice.height - 2 * u };
  const text = drawing('text', { x: (place.x1 + place.x2) / 2, y: place.y1 - 2.2 * u, 'stroke-width': u / 2 },
    length >= 1 ? `${length} µm` : `${Math.round(1000 * length)} nm`);
  text.style.fontSize = `${2.6 * u}px`;
  return [
    drawing('line', { ...place, class: 'bar-rim', 'stroke-width': 1.2 * u }),
    drawing('line', { ...place, class: 'bar', 'stroke-width': 0.7 * u }),
    text,
  ];
}

/** Returns the slice of those there are in which a cell is shown best: the nearest to its middle that it reaches. */
function bestSlice(cell) {
  const reached = report.slices.map((slice, k) => k).filter((k) => String(cell.id) in report.slices[k].cells);
  const candidates = reached.length > 0 ? reached : report.slices.map((slice, k) => k);
  const distance = (k) => Math.abs(report.slices[k].z - cell.slice);
  return candidates.reduce((best, k) => (distance(k) < distance(best) ? k : best));
}

function startSlices() {
  byId('slice-number').max = String(report.slices.length - 1);
  byId('slice-number').addEventListener('input', (event) => showSlice(Number(event.target.value)));
  byId('slice-back').addEventListener('click', () => showSlice(sliceNumber - 1));
  byId('slice-on').addEventListener('click', () => showSlice(sliceNumber + 1));
  byId('slice-frame').addEventListener('keydown', (event) => {
    const step = { PageUp: -1, PageDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      showSlice(sliceNumber + step);
    }
  });
  byId('outlines').addEventListener('change', drawOutlines);
  byId('numbers').addEventListener('change', drawOutlines);
  byId('zoom').addEventListener('change', fitSlice);
  addEventListener('resize', fitSlice);
  listeners.push((cell, origin) => {
    if (cell && origin !== 'slices') {
      showSlice(bestSlice(cell));
    } else {
      drawOutlines();
    }
  });
  showSlice(Math.floor(report.slices.length / 2));
}

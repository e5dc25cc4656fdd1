
// Distributions: a dot for every cell, set aside where dots would meet, and the median of the whole cells.

const PLOTTED = ['cell_volume_um3', 'nucleus_volume_um3', 'nucleus_to_cell_ratio', 'cell_sphericity', 'nucleus_sphericity', 'polarity_um'];
const PLOT = { width: 260, height: 150, left: 16, right: 16, axis: 122, dot: 5 };

/** Returns round numbers for an axis. */
function ticks(low, high) {
  const rough = (high - low) / 4.5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((nice) => nice * power >= rough) * power;
  const result = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) {
    result.push(Number(tick.toPrecision(12)));
  }
  return result;
}

function median(sorted) {
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function plot(key) {
  const cells = report.cells.filter((cell) => cell.measurements[key] !== undefined);
  const { name, unit } = label(key);
  const title = unit ? `${name} (${unit})` : name;
  const svg = drawing('svg', { viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: 'img', 'aria-label': `${title} of ${cells.length} cells` });
  svg.append(drawing('text', { x: PLOT.left, y: 18, class: 'title' }, title));
  if (cells.length === 0) {
    return svg;
  }
  const all = cells.map((cell) => cell.measurements[key]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const margin = (most - least || Math.abs(most) || 1) * 0.06;
  const [low, high] = [least - margin, most + margin];
  const place = (value) => PLOT.left + ((value - low) / (high - low)) * (PLOT.width - PLOT.left - PLOT.right);
  svg.append(drawing('line', { x1: PLOT.left, x2: PLOT.width - PLOT.right, y1: PLOT.axis, y2: PLOT.axis }));
  for (const tick of ticks(low, high)) {
    svg.append(drawing('line', { x1: place(tick), x2: place(tick), y1: PLOT.axis, y2: PLOT.axis + 4 }));
    svg.append(drawing('text', { x: place(tick), y: PLOT.axis + 16, 'text-anchor': 'middle' }, String(tick)));
  }
  const whole = cells.filter((cell) => cell.whole).map((cell) => cell.measurements[key]).sort((a, b) => a - b);
  if (whole.length > 0) {
    const x = place(median(whole));
    svg.append(drawing('line', { x1: x, x2: x, y1: 30, y2: PLOT.axis, class: 'median' }));
    svg.append(drawing('text', { x: PLOT.width - PLOT.right, y: 18, 'text-anchor': 'end' }, `median ${number(median(whole))}`));
  }
  const placed = [];
  for (const cell of [...cells].sort((a, b) => a.measurements[key] - b.measurements[key])) {
    const x = place(cell.measurements[key]);
    let y = PLOT.axis - PLOT.dot - 3;
    while (y > 34 && placed.some((p) => Math.hypot(p.x - x, p.y - y) < 2 * PLOT.dot + 1)) {
      y -= 2;
    }
    placed.push({ x, y });
    const dot = drawing('circle', { cx: x, cy: y, r: PLOT.dot, stroke: cell.colour, 'data-id': cell.id, onclick: () => choose(cell.id) },
      drawing('title', {}, `Cell ${cell.id}: ${number(cell.measurements[key])} ${unit}`));
    dot.setAttribute('fill', cell.whole ? cell.colour : 'transparent');
    svg.append(dot);
  }
  return svg;
}

function startPlots() {
  byId('plots').append(...PLOTTED.map(plot));
  listeners.push((cell) => {
    for (const dot of byId('plots').querySelectorAll('circle')) {
      dot.classList.toggle('chosen', cell !== null && Number(dot.dataset.id) === cell.id);
    }
  });
}

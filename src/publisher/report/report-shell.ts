/** What every report page carries: its style, and the script that draws the charts with Plot. */

/** Colours follow the reader's scheme; the two hues differ in lightness too, for those who do not tell hues apart. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #22201c; --soft: #6d675e; --paper: #fbfaf7; --rule: #ddd8ce; --a: #1f6f8b; --b: #d1812c; --c: #7a4fa3; --d: #5c8a3a }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --soft: #a39c90; --paper: #191816; --rule: #3a3732; --a: #6bb8d6; --b: #f0a95b; --c: #bc97e0; --d: #a3cf7f } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem }
.lead, section > p { color: var(--soft); max-width: 46rem; margin-top: 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem }
th, td { text-align: right; padding: .3rem .8rem; border-bottom: 1px solid var(--rule); white-space: nowrap } th { color: var(--soft); font-weight: 500 }
th:first-child, td:first-child { text-align: left; padding-left: 0 }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem; margin-top: 1rem }
figure { margin: 0; min-width: 0 } figcaption { font-size: .9rem; margin-bottom: .25rem } svg { max-width: 100%; height: auto; overflow: visible }
`

/** Reads \`charts\`; draws each into its figure. Plot paints text in the page's own colour. */
export const DRAW_CHARTS = `
const hues = ['var(--a)', 'var(--b)', 'var(--c)', 'var(--d)']
const frame = { width: 480, height: 260, marginLeft: 52, style: { background: 'none', fontSize: '12px' } }
const colour = (names) => ({ domain: names, range: hues, legend: names.length > 1 })
const draw = {
  lines: ({ x, y, points, diagonal }) => Plot.plot({
    ...frame, x: { label: x }, y: { label: y, grid: true }, color: colour([...new Set(points.map((p) => p.series))]),
    marks: [
      diagonal ? Plot.line([[0, 0], [1, 1]], { stroke: 'currentColor', strokeOpacity: .4, strokeDasharray: '3,3' }) : null,
      Plot.lineY(points, { x: 'x', y: 'y', stroke: 'series' }), Plot.dot(points, { x: 'x', y: 'y', fill: 'series', r: 2.5, tip: true }),
    ],
  }),
  bars: ({ x, bars }) => Plot.plot({
    ...frame, height: 40 + 22 * bars.length, marginLeft: 190, x: { label: x, grid: true }, y: { label: null, domain: bars.map((b) => b.label) },
    marks: [
      Plot.barX(bars, { x: 'value', y: 'label', fill: 'var(--a)', tip: true }), Plot.ruleX([0]),
      Plot.link(bars.filter((b) => b.low !== undefined), { x1: 'low', x2: 'high', y1: 'label', y2: 'label', stroke: 'currentColor', strokeWidth: 1.5 }),
    ],
  }),
  distribution: ({ x, series }) => {
    const rows = series.flatMap(({ name, counts }) => {
      const all = counts.reduce((a, b) => a + b, 0) || 1
      return counts.map((count, i) => ({ name, x: (i + .5) / counts.length, share: count / all }))
    })
    return Plot.plot({
      ...frame, x: { label: x, domain: [0, 1] }, y: { label: 'share of rows', grid: true }, color: colour(series.map((s) => s.name)),
      marks: [Plot.areaY(rows, { x: 'x', y1: 0, y2: 'share', fill: 'name', fillOpacity: .35, z: 'name' }), Plot.lineY(rows, { x: 'x', y: 'share', stroke: 'name', z: 'name', tip: true })],
    })
  },
}
for (const figure of document.querySelectorAll('[data-chart]')) {
  const chart = charts[Number(figure.dataset.chart)]
  const drawing = draw[chart.kind](chart)
  drawing.setAttribute('aria-label', chart.title)
  figure.append(drawing)
}
`

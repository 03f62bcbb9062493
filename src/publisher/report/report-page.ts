/** A report as one HTML file that opens offline, in light and dark: text, tables and charts, with Plot written into it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DRAW_CHARTS, PAGE_STYLE } from './report-shell.ts'

/** Lines over x, one a series; a diagonal shows where y = x. */
export interface LineChart {
  readonly kind: 'lines'
  readonly title: string
  readonly x: string
  readonly y: string
  readonly diagonal?: true
  readonly points: readonly { readonly x: number; readonly y: number; readonly series: string }[]
}

/** Bars from 0, in the order given; `low` and `high` draw an interval. */
export interface BarChart {
  readonly kind: 'bars'
  readonly title: string
  readonly x: string
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly low?: number
    readonly high?: number
  }[]
}

/** Areas of counts over [0, 1], one a series, each as a share of its own. */
export interface DistributionChart {
  readonly kind: 'distribution'
  readonly title: string
  readonly x: string
  readonly series: readonly { readonly name: string; readonly counts: readonly number[] }[]
}

export type Chart = LineChart | BarChart | DistributionChart

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ReportSection {
  readonly heading: string
  /** One or two sentences on how to read it. */
  readonly text: string
  readonly tables?: readonly Table[]
  readonly charts?: readonly Chart[]
}

export interface ReportPage {
  readonly title: string
  readonly lead: string
  readonly sections: readonly ReportSection[]
}

/** The page's HTML. Text is escaped; the same page gives the same bytes. Nothing is fetched when it opens. */
export async function reportPage({ title, lead, sections }: ReportPage): Promise<string> {
  const charts = sections.flatMap((section) => section.charts ?? [])
  let at = 0
  const body = sections.map(({ heading, text, tables = [], charts: own = [] }) =>
    [
      `<section><h2>${escaped(heading)}</h2><p>${escaped(text)}</p>`,
      ...tables.map(tableHtml),
      own.length === 0 ? '' : `<div class="charts">${own.map((chart) => figureHtml(chart, at++)).join('')}</div>`,
      '</section>',
    ].join('\n'),
  )
  const scripts =
    charts.length === 0
      ? []
      : [...(await plotScripts()), `const charts = ${inScript(JSON.stringify(charts))}\n${DRAW_CHARTS}`]
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>`,
    `<style>${PAGE_STYLE}</style></head><body><main>`,
    `<h1>${escaped(title)}</h1><p class="lead">${escaped(lead)}</p>`,
    ...body,
    '</main>',
    ...scripts.map((script) => `<script>${script}</script>`),
    '</body></html>',
    '',
  ].join('\n')
}

function tableHtml({ columns, rows }: Table): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<div class="scroll"><table><thead>${cells('th', columns)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`
}

/** The title stands in the page as text: a reader without scripts, or with a screen reader, has it. */
function figureHtml({ title }: Chart, at: number): string {
  return `<figure data-chart="${at}"><figcaption>${escaped(title)}</figcaption></figure>`
}

/** D3 and Plot as their packages ship them for pages. */
async function plotScripts(): Promise<readonly string[]> {
  const require = createRequire(import.meta.url)
  const plot = require.resolve('@observablehq/plot')
  const d3 = createRequire(plot).resolve('d3')
  const paths = [join(dirname(d3), 'd3.min.js'), join(dirname(plot), '../dist/plot.umd.min.js')]
  return Promise.all(paths.map(async (path) => inScript(await readFile(path, 'utf8'))))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** So that no text in it can end the script. In JSON and in the strings of a script `\u003c` is the same character. */
function inScript(text: string): string {
  return text.replaceAll('</', '\\u003c/').replaceAll('<!--', '\\u003c!--')
}

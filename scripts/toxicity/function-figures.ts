/** HateCheck by function: what a model can and cannot tell. Source: Röttger et al. 2021. */

export interface FunctionFigures {
  /** Its name in the set: `_h` ends functions of hateful cases, `_nh` of others. */
  readonly name: string
  readonly cases: number
  /** Share of cases told rightly at the threshold. */
  readonly right: number
}

interface Case {
  readonly group: string
  readonly label: 0 | 1
  readonly probability: number
}

/** By name. A case is called hateful above `threshold`. */
export function functionFigures(cases: readonly Case[], threshold: number): readonly FunctionFigures[] {
  const names = [...new Set(cases.map(({ group }) => group))].toSorted()
  return names.map((name) => {
    const own = cases.filter(({ group }) => group === name)
    const right = own.filter(({ label, probability }) => Number(probability > threshold) === label).length
    return { name, cases: own.length, right: right / own.length }
  })
}

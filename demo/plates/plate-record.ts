/** What a plate is drawn from: one line of demo/museum/plates/*.ndjson. The grammar is in demo/museum/WRITING.md. */

export type CompositionName =
  | 'portrait'
  | 'figures'
  | 'crowd'
  | 'landscape'
  | 'seascape'
  | 'city'
  | 'interior'
  | 'still-life'
  | 'vessel'
  | 'sculpture'
  | 'mask'
  | 'textile'
  | 'print'
  | 'scroll'
  | 'calligraphy'
  | 'abstraction-geometric'
  | 'abstraction-gestural'
  | 'photograph'

export type Axis = 'vertical' | 'horizontal' | 'diagonal-left' | 'diagonal-right' | 'circle' | 'pyramid' | 'grid'

export type Edges = 'soft' | 'crisp' | 'broken'

/** How the surface was made, laid over the whole picture; absent means flat colour. */
export type Hand = 'dabs' | 'dots' | 'hatch' | 'tesserae' | 'leaf' | 'facets' | 'wash' | 'weave' | 'swirl' | 'crackle'

/** The outline of the picture inside the square plate; absent means it fills the square. */
export type Format = 'wide' | 'tall' | 'tondo' | 'oval' | 'arch' | 'triptych' | 'diptych' | 'screen'

/**
 * One thing to draw: its name and variants ("horse left c2"), or these with a place: x of its middle, y of its foot and
 * its height, each as a share of the picture (0 to 1; more than 1 runs over the edge).
 */
export type Thing = string | readonly [spec: string, x: number, y: number, size: number]

export interface PlateRecord {
  readonly id: string
  readonly composition: CompositionName
  /** 4 to 6 colours `#RRGGBB`, the most important first. */
  readonly palette: readonly string[]
  readonly ground: string
  /** 0 (top) to 1 (bottom). */
  readonly horizon: number
  /** 0 to 12. */
  readonly figures: number
  /** 0 to 1. */
  readonly scale: number
  readonly axis: Axis
  /** 0 to 1. */
  readonly density: number
  readonly edges: Edges
  readonly hand?: Hand
  readonly format?: Format
  readonly things?: readonly Thing[]
}

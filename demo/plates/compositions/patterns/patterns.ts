/** All patterns of cloth and ornament by name. */
import type { Pattern } from './pattern.ts'
import { WALL_PATTERNS } from './wall-patterns.ts'
import { WORN_PATTERNS } from './worn-patterns.ts'
import { WOVEN_PATTERNS } from './woven-patterns.ts'

export const PATTERNS: Readonly<Record<string, Pattern>> = { ...WOVEN_PATTERNS, ...WORN_PATTERNS, ...WALL_PATTERNS }

import type { Span } from '../../../core/span.ts'

/** Takes a place and what is wrong there, in plain words without a full stop. */
export type Report = (place: Span, message: string) => void

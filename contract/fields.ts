import * as z from 'zod'
import { FEN_MAX } from './money'

/** Field shapes that many endpoints use, so that one thing is checked one way. */

/** The words of a table of `vocabulary`, as `z.enum` takes them. */
export const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]

export const Id = z.string().min(3).max(40)
export const ShortText = z.string().trim().min(1).max(120)
export const LongText = z.string().trim().min(1).max(1000)
/** `2026-03-01T10:00:00+08:00` or `…Z`: a day the calendar has, and a zone, without which nobody can tell the instant. */
const WrittenInstant = z.iso.datetime({ offset: true })
/**
 * An instant of this century, written as ISO 8601 with its zone; nothing else is guessed at. A `Date` passes as it is:
 * JSON has none, so only a call inside the process brings one.
 */
export const Instant = z.preprocess(
  (given) => (WrittenInstant.safeParse(given).success ? new Date(given as string) : given),
  z.date().min(new Date('2000-01-01T00:00:00Z')).max(new Date('2100-01-01T00:00:00Z')),
)
export const Fen = z.int().min(0).max(FEN_MAX)
export const PositiveFen = z.int().min(1).max(FEN_MAX)
export const Ppm = z.int().min(0).max(1_000_000)

/** Mainland mobile number, 11 digits; spaces, dashes and +86 are what people type, so they are removed first. */
export const Phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))

/** 10 to 12 base62 characters: what a QR code's `scene` carries. */
export const ScanCode = z.string().regex(/^[0-9A-Za-z]{10,12}$/)

/** Degrees, WGS-84 or GCJ-02 as long as stores and shoppers use the same. */
export const Place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })

/** Month in Asia/Shanghai, `2026-03`. */
export const PeriodId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const IdempotencyKey = z.string().min(8).max(80)
export const PAGE_ROWS_MAX = 100
export const Page = z.object({
  cursor: z.string().max(80).optional(),
  rows: z.int().min(1).max(PAGE_ROWS_MAX).default(20),
})

import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Candidate, Decision } from './decision'
import { type PackedFacts, packFacts, unpackFacts } from './pack-facts'
import type { DecisionInput, GuideState } from './routing-facts'

/** The versions a decision was made under; each names data or code that is kept. */
export type Versions = { engine: string; rules: number; model: string; prices: string }

export type TraceOf = {
  decisionId: string
  versions: Versions
  seed: number
  input: DecisionInput
  state: readonly GuideState[]
  decision: Decision
  /** Who really got it and who was full by then: what reserving found out after deciding. */
  final: { guideId: string | null; fallThrough: readonly (readonly [guideId: string, code: string])[] }
  /** Hash of the attempt before it, empty for the first. */
  prevHash: string
}

/** The candidates that are written out in full; of the rest the order is kept. Deciding again gives all of them. */
const NAMED_MAX = 8

/** One attempt as one text: the same values give the same bytes, whatever order they were read in. */
export function traceText(trace: TraceOf): string {
  const { decisionId, versions, seed, input, state, decision, final, prevHash } = trace
  return JSON.stringify({
    v: 1,
    id: decisionId,
    ver: [versions.engine, versions.rules, versions.model, versions.prices],
    seed,
    facts: packFacts(input, state),
    out: outcomeOf(decision, final.guideId),
    final: [final.guideId, final.fallThrough],
    prev: prevHash,
  })
}

/** The text as it is kept: deflated, with the hash of its plain bytes. */
export function sealTrace(text: string): { hash: string; packed: Buffer } {
  return { hash: hashTrace(text), packed: deflateRawSync(text, { level: 6 }) }
}

export const hashTrace = (text: string): string => createHash('sha256').update(text).digest('hex')

export const openTrace = (packed: Uint8Array): string => inflateRawSync(packed).toString('utf8')

export type ReadTrace = Omit<TraceOf, 'decision'> & { out: TracedOutcome }

/** Reads a trace back: everything that is needed to decide again, and what was decided. */
export function readTrace(text: string): ReadTrace {
  const raw = JSON.parse(text) as {
    id: string
    ver: [string, number, string, string]
    seed: number
    facts: PackedFacts
    out: TracedOutcome
    final: [string | null, [string, string][]]
    prev: string
  }
  const [engine, rules, model, prices] = raw.ver
  return {
    decisionId: raw.id,
    versions: { engine, rules, model, prices },
    seed: raw.seed,
    ...unpackFacts(raw.facts),
    out: raw.out,
    final: { guideId: raw.final[0], fallThrough: raw.final[1] },
    prevHash: raw.prev,
  }
}

/** A decision as its trace tells it: the first candidates and whoever got it in full, of everybody else the order. */
export type TracedOutcome = Omit<Decision, 'ranked' | 'excludedGuides'> & {
  ranked: Candidate[]
  others: string[]
  excludedGuides: readonly (readonly [string, string])[]
}

function outcomeOf(decision: Decision, finalGuideId: string | null): TracedOutcome {
  const { ranked, ...rest } = decision
  const isNamed = (one: Candidate, i: number) => i < NAMED_MAX || one.guideId === finalGuideId
  return {
    ...rest,
    ranked: ranked.filter(isNamed),
    others: ranked.filter((one, i) => !isNamed(one, i)).map(({ guideId }) => guideId),
  }
}

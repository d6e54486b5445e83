import { hash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Decision } from './decision'
import { orderFacts, type PackedFacts, packFacts, unpackFacts } from './pack-facts'
import { type PackedOutcome, packOutcome, type ToldOutcome, unpackOutcome } from './pack-outcome'
import type { DecisionInput, GuideState } from './routing-facts'
import { TRACE_DICTIONARY } from './trace-dictionary'

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

/** One attempt as one text: the same values give the same bytes, whatever order they were read in. */
export function traceText(trace: TraceOf): string {
  const { decisionId, versions, seed, input, state, decision, final, prevHash } = trace
  const facts = orderFacts(input, state)
  return JSON.stringify({
    v: 1,
    id: decisionId,
    ver: [versions.engine, versions.rules, versions.model, versions.prices],
    seed,
    facts: packFacts(input, state, facts),
    out: packOutcome(decision, final.guideId, facts),
    final: [final.guideId, final.fallThrough],
    prev: prevHash,
  })
}

/** A window that holds a trace and the dictionary is enough, and costs far less to set up than the largest. */
const DEFLATE = { level: 6, windowBits: 14, memLevel: 7, dictionary: TRACE_DICTIONARY }
const INFLATE = { windowBits: 14, dictionary: TRACE_DICTIONARY }

/** The text as it is kept: deflated, with the hash of its plain bytes. */
export function sealTrace(text: string): { hash: string; packed: Buffer } {
  return { hash: hashTrace(text), packed: deflateRawSync(text, DEFLATE) }
}

/** SHA-256 in hex, in one call: a third cheaper than an object for each. */
export const hashTrace = (text: string): string => hash('sha256', text)

export const openTrace = (packed: Uint8Array): string => inflateRawSync(packed, INFLATE).toString('utf8')

/** A decision as its trace tells it. */
export type TracedOutcome = ToldOutcome

export type ReadTrace = Omit<TraceOf, 'decision'> & { out: TracedOutcome }

/** Reads a trace back: everything that is needed to decide again, and what was decided. */
export function readTrace(text: string): ReadTrace {
  const raw = JSON.parse(text) as {
    id: string
    ver: [string, number, string, string]
    seed: number
    facts: PackedFacts
    out: PackedOutcome
    final: [string | null, [string, string][]]
    prev: string
  }
  const [engine, rules, model, prices] = raw.ver
  const { input, state } = unpackFacts(raw.facts)
  return {
    decisionId: raw.id,
    versions: { engine, rules, model, prices },
    seed: raw.seed,
    input,
    state,
    out: unpackOutcome(raw.out, { stores: input.stores, guides: input.guides, state }),
    final: { guideId: raw.final[0], fallThrough: raw.final[1] },
    prevHash: raw.prev,
  }
}

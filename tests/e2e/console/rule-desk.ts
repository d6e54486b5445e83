import type { Ask, Desk } from './console-place'

// Versions of the rules in the state a place asks for: those there are, else ones saved at headquarters' desk.

type Rule = { id: string; phase: string; name: string; isOn: boolean; when: unknown; points?: number }
type Doc = { rules: Rule[]; select: Record<string, unknown> }
type Set = { version: number; status: string; parent: number | null }

const SHANGHAI: Rule = {
  phase: 'boost',
  id: 'shanghai-hot',
  name: '上海高分给资深导购',
  isOn: true,
  points: 20,
  when: {
    all: [
      { f: 'store.city', op: 'eq', v: '上海市' },
      { f: 'lead.score', op: 'gte', v: 60 },
      { f: 'guide.grade', op: 'gte', v: 4 },
    ],
  },
}

const setsOf = async (ask: Ask) => (await ask<{ ruleSets: Set[] }>('listRuleSets')).ruleSets
const docOf = async (ask: Ask, version: number) => (await ask<{ doc: Doc }>('showRuleSet', { version })).doc
/** The version in force. */
export const live = async (desk: Desk) =>
  (await setsOf(desk.ask('admin'))).find(({ status }) => status === 'live')!.version

/** The last of what was made of the version in force, leaving out what was thrown away. */
function leafOf(sets: readonly Set[]): number {
  let leaf = sets.find(({ status }) => status === 'live')!.version
  for (;;) {
    const child = sets.find(({ parent, status }) => parent === leaf && status !== 'retired')
    if (!child) return leaf
    leaf = child.version
  }
}

/** A draft with the story's rule, fairer too: the one there is, or a new one on top of the last. */
export async function storyDraft(
  desk: Desk,
  as: 'admin' | 'ops' = 'ops',
  note = '上海高分给资深导购，更公平',
): Promise<number> {
  const ask = desk.ask(as)
  const listed = await ask<{ ruleSets: (Set & { note: string })[] }>('listRuleSets')
  const known = listed.ruleSets.find((set) => set.note === note && set.status === 'draft')
  if (known) return known.version
  const parentVersion = leafOf(listed.ruleSets)
  const doc = await docOf(ask, parentVersion)
  const rules = [...doc.rules.filter(({ id }) => id !== SHANGHAI.id), SHANGHAI]
  const expected = { metric: 'winRate', changePpm: 30_000 }
  const draft = {
    parentVersion,
    doc: { ...doc, rules, select: { ...doc.select, leadThreshold: 1 } },
    note,
    expected,
    reviewOn: '2099-01-04',
  }
  return (await ask<{ version: number }>('saveRuleSetDraft', draft)).version
}

/** A request of operations that waits, for administration to decide. */
export async function waitingRequest(desk: Desk): Promise<string> {
  const version = await storyDraft(desk)
  const ask = desk.ask('ops')
  const listed = async () =>
    (await ask<{ approvals: { approvalId: string; version: number }[] }>('listApprovals', { state: 'waiting' }))
      .approvals
  const known = (await listed()).find((one) => one.version === version)
  if (known) return known.approvalId
  const asked = { version, effectiveFrom: new Date().toISOString(), note: '上海试行两周，看成交率' }
  return (await ask<{ approvalId: string }>('requestApproval', asked)).approvalId
}

import type { Caller } from './product'

type Listed = { ruleSets: { version: number; status: string }[] }
type Doc = { rules: { answer?: { firstContactMinutes: number } }[] }

/** Headquarters puts in force, from now on, how long every lead waits for an answer: one asks, `second` agrees. */
export async function publishAnswerTime(hq: Caller, second: Caller, acceptMinutes: number): Promise<void> {
  const { ruleSets } = await hq.call<Listed>('listRuleSets', {})
  const live = ruleSets.find(({ status }) => status === 'live')
  const newest = ruleSets[0]
  if (!live || !newest) throw new Error('A brand has rules in force')
  const { doc } = await hq.call<{ doc: Doc }>('showRuleSet', { version: live.version })
  const rules = doc.rules.map((rule) => {
    if (!rule.answer) return rule
    const firstContactMinutes = Math.max(rule.answer.firstContactMinutes, acceptMinutes)
    return { ...rule, answer: { ...rule.answer, acceptMinutes, firstContactMinutes } }
  })
  const note = `${acceptMinutes} 分钟内接待`
  const { version } = await hq.call<{ version: number }>('saveRuleSetDraft', {
    parentVersion: newest.version,
    doc: { ...doc, rules },
    note,
    expected: null,
    reviewOn: null,
  })
  const asking = { version, effectiveFrom: new Date().toISOString(), note }
  const { approvalId } = await hq.call<{ approvalId: string }>('requestApproval', asking)
  await second.call('decideApproval', { approvalId, decision: 'approve', reason: note })
}

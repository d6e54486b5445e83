import type { Caller } from './product'

/** Headquarters publishes, from now on, how long every lead waits for an answer. */
export async function publishAnswerTime(hq: Caller, acceptWithinMinutes: number): Promise<void> {
  const { versions } = await hq.call<{ versions: { version: number; doc: object }[] }>('listPolicies', {
    kind: 'routing',
  })
  const newest = versions.reduce((one, other) => (one.version > other.version ? one : other))
  await hq.call('publishPolicy', {
    kind: 'routing',
    parentVersion: newest.version,
    doc: { ...newest.doc, sla: [{ minScore: 0, acceptWithinMinutes }] },
    effectiveFrom: new Date().toISOString(),
    note: `${acceptWithinMinutes} 分钟内接待`,
  })
}

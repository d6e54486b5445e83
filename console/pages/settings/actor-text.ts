const OTHERS: Record<string, string> = { clock: '定时任务', payment: '支付通知', shopper: '顾客', system: '系统' }
const KINDS: Record<string, string> = { ops: '总部员工', guide: '导购', partner: '合作渠道' }

/** Who did it, as people call them: by name where there is one, else by kind and number. */
export function actorText({ actor, actorName }: { actor: string; actorName: string | null }): string {
  if (actorName) return actorName
  const [kind = '', id] = actor.split(':')
  return OTHERS[actor] ?? (id ? `${KINDS[kind] ?? kind} ${id}` : actor)
}

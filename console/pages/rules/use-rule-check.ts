import { useEffect, useRef, useState } from 'react'
import type { RuleSet } from '../../../contract/rule-set'
import type { Out } from '../../api/call'
import type { Failure } from '../../api/reply'
import { useAsk } from '../../api/use-ask'

/** Long enough not to ask at every letter, short enough to answer while one still looks at it. */
const WAIT_MS = 450

export type Finding = Out<'checkRuleSet'>['faults'][number]
export type RuleCheck = {
  faults: readonly Finding[]
  warnings: readonly Finding[]
  changes: Out<'checkRuleSet'>['changes']
  /** What a rule says; of one half written, null. */
  sentenceOf: (ruleId: string) => string | null
  settings: readonly string[]
  /** The answer is of what stands there now. */
  isCurrent: boolean
  failure: Failure | null
  reload: () => void
}

/** Checks a draft as it is written: what is wrong, what to mind, what each rule says, what changed of its parent. */
export function useRuleCheck(doc: RuleSet, parent: number): RuleCheck {
  const [asked, setAsked] = useState({ doc, parent })
  useEffect(() => {
    const wait = setTimeout(() => setAsked({ doc, parent }), WAIT_MS)
    return () => clearTimeout(wait)
  }, [doc, parent])

  const answer = useAsk('checkRuleSet', { doc: asked.doc, comparedWith: asked.parent })
  const settings = useRef<readonly string[]>([])
  const sentences = answer.data?.sentences ?? []
  const said = sentences.filter(({ ruleId }) => ruleId === null).map(({ text }) => text)
  if (said.length > 0) settings.current = said
  const byId = new Map(sentences.map(({ ruleId, text }) => [ruleId, text]))
  return {
    faults: answer.data?.faults ?? [],
    warnings: answer.data?.warnings ?? [],
    changes: answer.data?.changes ?? [],
    sentenceOf: (ruleId) => byId.get(ruleId) ?? null,
    settings: settings.current,
    isCurrent: asked.doc === doc && asked.parent === parent && !answer.isLoading && !answer.isRefreshing,
    failure: answer.failure,
    reload: answer.reload,
  }
}

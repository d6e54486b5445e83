import { Button } from 'antd'
import type { RuleSet } from '../../../contract/rule-set'
import { failureText } from '../../api/failure-text'
import { ChangeList } from './change-list'
import type { Finding, RuleCheck } from './use-rule-check'

type Props = { doc: RuleSet; check: RuleCheck; onOpen: (ruleId: string) => void }

/** Beside the rules: whether they can be saved, what is wrong, what to mind, and what they change. */
export function CheckPanel({ doc, check, onOpen }: Props) {
  const { faults, warnings, changes, failure, isCurrent } = check
  const state = failure
    ? '检查没有完成'
    : !isCurrent
      ? '正在检查…'
      : faults.length > 0
        ? `${faults.length} 处问题，改好后才能保存`
        : warnings.length > 0
          ? `没有问题，有 ${warnings.length} 条提醒`
          : '没有问题'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be within reach of the keyboard
    <aside className="check-panel" aria-label="检查结果" tabIndex={0}>
      <section className="panel">
        <h2 role="status">{state}</h2>
        {failure && (
          <p className="finding finding-fault">
            {failureText(failure)}{' '}
            <Button size="small" onClick={check.reload}>
              重试
            </Button>
          </p>
        )}
        <Findings doc={doc} findings={faults} word="问题" kind="fault" onOpen={onOpen} />
        <Findings doc={doc} findings={warnings} word="提醒" kind="warning" onOpen={onOpen} />
      </section>
      <section className="panel">
        <h2>本次改动{changes.length > 0 ? `（${changes.length}）` : ''}</h2>
        <ChangeList
          changes={changes}
          none={faults.some(({ code }) => code === 'malformed') ? '有规则还没填完，填完后列出改动。' : '还没有改动。'}
        />
      </section>
    </aside>
  )
}

type FindingsProps = {
  doc: RuleSet
  findings: readonly Finding[]
  word: string
  kind: 'fault' | 'warning'
  onOpen: (ruleId: string) => void
}

function Findings({ doc, findings, word, kind, onOpen }: FindingsProps) {
  return findings.map(({ ruleId, text }) => (
    <div key={text} className={`finding finding-${kind}`}>
      <strong>{word}</strong> {text}
      {ruleId !== null && doc.rules.some(({ id }) => id === ruleId) && (
        <button type="button" className="link-button" onClick={() => onOpen(ruleId)}>
          打开这条规则
        </button>
      )}
    </div>
  ))
}

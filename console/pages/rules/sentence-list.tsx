import type { Rule } from '../../../contract/rule-set'
import type { Out } from '../../api/call'
import { PHASE_TEXT, PHASES } from '../../format/rule-edits'
import { Mark } from '../../ui/mark'

type Props = { doc: unknown; sentences: Out<'showRuleSet'>['sentences'] }

/** A rule set in words, phase by phase, then its settings. */
export function SentenceList({ doc, sentences }: Props) {
  const rules = (doc as { rules: readonly Pick<Rule, 'id' | 'phase'>[] }).rules
  const phaseOf = new Map(rules.map(({ id, phase }) => [id, phase]))
  const settings = sentences.filter(({ ruleId }) => ruleId === null)
  return (
    <div className="phases">
      {PHASES.map((phase) => {
        const said = sentences.filter(({ ruleId }) => ruleId !== null && phaseOf.get(ruleId) === phase)
        return (
          <section key={phase}>
            <h3>{PHASE_TEXT[phase].title}</h3>
            {said.length === 0 && <p className="faint">没有规则</p>}
            <ol>
              {said.map(({ ruleId, name, isOn, text }) => (
                <li key={ruleId} className={isOn ? '' : 'faint'}>
                  <strong>{name}</strong>
                  {!isOn && <Mark>停用</Mark>} <span className="sentence">{text}</span>
                </li>
              ))}
            </ol>
          </section>
        )
      })}
      <section>
        <h3>其他设置</h3>
        <ul>
          {settings.map(({ text }) => (
            <li key={text} className="sentence">
              {text}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

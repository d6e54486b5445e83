import { useNavigate } from 'react-router'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'
import './rules.css'
import { SentenceList } from './sentence-list'

/** Rule sets to begin with, each in a paragraph and in its own words. */
export function Page() {
  const asked = useAsk('listRuleTemplates', {})
  const sets = useAsk('listRuleSets', {})
  const refusal = useRefusal()('saveRuleSetDraft')
  const navigate = useNavigate()
  const newest = Math.max(0, ...(sets.data?.ruleSets ?? []).map(({ version }) => version))
  return (
    <PageFrame title="从模板新建草稿" about="选一份最接近的开始改；保存成草稿之前，什么都不会变。">
      <AskedView asked={asked}>
        {({ templates }) =>
          templates.map(({ templateId, name, about, doc, sentences }) => (
            <Panel
              key={templateId}
              title={name}
              extra={
                <AllowedButton
                  type="primary"
                  refusal={refusal ?? (newest === 0 ? '正在读取现有版本' : null)}
                  onClick={() => navigate(`/rules/${newest}/edit?template=${templateId}`)}
                >
                  用「{name}」起草
                </AllowedButton>
              }
            >
              <p className="sentence" style={{ marginTop: 0, maxWidth: '60em' }}>
                {about}
              </p>
              <details>
                <summary>看全部规则</summary>
                <SentenceList doc={doc} sentences={sentences} />
              </details>
            </Panel>
          ))
        }
      </AskedView>
    </PageFrame>
  )
}

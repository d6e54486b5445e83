import { Skeleton } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import type { RuleSet } from '../../../contract/rule-set'
import { useAsk } from '../../api/use-ask'
import { Page as PageFrame } from '../../ui/page'
import { EmptyView, ErrorView } from '../../ui/state-view'
import { EditorDesk } from './editor-desk'

/** A draft made from a version, or from a template on top of it; kept in this tab until it is saved. */
export function Page() {
  const version = Number(useParams().version)
  const template = useSearchParams()[0].get('template')
  const shown = useAsk('showRuleSet', { version }, { keepsBefore: false })
  const templates = useAsk('listRuleTemplates', {}, { isOn: template !== null })
  const asked = shown.failure ? shown : template !== null ? templates : shown
  if (asked.failure)
    return (
      <PageFrame title="起草规则">
        <ErrorView failure={asked.failure} onRetry={asked.reload} />
      </PageFrame>
    )
  if (!shown.data || (template !== null && !templates.data))
    return (
      <PageFrame title="起草规则">
        <Skeleton active paragraph={{ rows: 8 }} aria-label="正在加载" />
      </PageFrame>
    )
  const found = templates.data?.templates.find(({ templateId }) => templateId === template)
  if (template !== null && !found)
    return (
      <PageFrame title="起草规则">
        <EmptyView title="没有这个模板" next="请从规则列表重新选择模板。" />
      </PageFrame>
    )
  return (
    <EditorDesk
      key={`${version}:${template ?? ''}`}
      version={version}
      note={shown.data.note}
      template={found ? { templateId: found.templateId, name: found.name } : null}
      start={(found?.doc ?? shown.data.doc) as RuleSet}
    />
  )
}

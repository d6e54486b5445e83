import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { RuleSet } from '../../../contract/rule-set'
import type { Failure } from '../../api/reply'
import { RuleSettingsForm } from '../../forms/rule-settings-form'
import { SaveRulesForm } from '../../forms/save-rules-form'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { useUrlState } from '../../ui/use-url-state'
import { CheckPanel } from './check-panel'
import { type Conflict, ConflictDialog, readConflict } from './conflict-dialog'
import { JsonView } from './json-view'
import { LeaveGuard } from './leave-guard'
import { PhaseList } from './phase-list'
import './rules.css'
import { RuleDrawer } from './rule-drawer'
import { type RuleCheck, useRuleCheck } from './use-rule-check'
import { type RuleDraft, useRuleDraft } from './use-rule-draft'

type Props = {
  version: number
  note: string
  template: { templateId: string; name: string } | null
  start: RuleSet
}

/** Where a draft is written: rules by phase, the other settings, what is wrong and what changed, and saving. */
export function EditorDesk({ version, note, template, start }: Props) {
  const draft = useRuleDraft(`${version}:${template?.templateId ?? ''}`, {
    doc: start,
    parent: version,
    isNew: template !== null,
  })
  const check = useRuleCheck(draft.doc, draft.parent)
  const [url, setUrl] = useUrlState({ tab: 'rules', rule: '' })
  const [isSaving, setSaving] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const navigate = useNavigate()
  const openRule = (rule: string) => setUrl({ tab: 'rules', rule })

  const done = (saved: number) => {
    draft.forget()
    setLeaving(true)
    setTimeout(() => navigate(`/rules/${saved}`))
  }
  const refused = (failure: Failure) => {
    const found = readConflict(failure)
    if (!found) return false
    setSaving(false)
    setConflict(found)
    return true
  }
  return (
    <PageFrame
      title={template ? `用模板「${template.name}」起草` : `起草：基于第 ${draft.parent} 版`}
      about={template ? `保存后排在第 ${draft.parent} 版之后` : note}
      actions={<DeskActs draft={draft} check={check} onSave={() => setSaving(true)} />}
    >
      <LeaveGuard isOn={draft.isChanged && !isLeaving} onDrop={draft.forget} />
      {draft.isFound && draft.isChanged && <FoundNotice onRestart={draft.restart} />}
      <div className="editor">
        <DeskTabs
          draft={draft}
          check={check}
          tab={url.tab}
          onTab={(tab) => setUrl({ tab, rule: '' })}
          onOpen={openRule}
        />
        <CheckPanel doc={draft.doc} check={check} onOpen={openRule} />
      </div>
      <RuleDrawer
        doc={draft.doc}
        start={start}
        ruleId={url.rule}
        check={check}
        onChange={draft.change}
        onClose={() => setUrl({ rule: '' })}
      />
      {isSaving && (
        <SaveRulesForm
          id={`${version}`}
          parentVersion={draft.parent}
          doc={draft.doc}
          changeCount={check.changes.length}
          onSaved={done}
          onRefused={refused}
          onClose={() => setSaving(false)}
        />
      )}
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          parentVersion={draft.parent}
          doc={draft.doc}
          onTake={(doc, parent) => {
            draft.rebase(doc, parent)
            setConflict(null)
          }}
          onClose={() => setConflict(null)}
        />
      )}
    </PageFrame>
  )
}

/** What was not saved last time is there again; whoever does not want it begins anew. */
function FoundNotice({ onRestart }: { onRestart: () => void }) {
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="info"
      showIcon
      title="已恢复你在这个标签页里没有保存的改动"
      action={
        <Button size="small" onClick={onRestart}>
          放弃改动，重新开始
        </Button>
      }
    />
  )
}

type TabsProps = {
  draft: RuleDraft
  check: RuleCheck
  tab: string
  onTab: (tab: string) => void
  onOpen: (ruleId: string) => void
}

function DeskTabs({ draft, check, tab, onTab, onOpen }: TabsProps) {
  const { doc, parent, change } = draft
  const rules = <PhaseList doc={doc} check={check} onChange={change} onOpen={onOpen} />
  const settings = (
    <RuleSettingsForm doc={doc} version={parent} onChange={(next, what) => change(next, `field:${what}`)} />
  )
  return (
    <Tabs
      activeKey={tab}
      onChange={onTab}
      items={[
        { key: 'rules', label: `规则（${doc.rules.length}）`, children: rules },
        { key: 'settings', label: '其他设置', children: settings },
        { key: 'json', label: 'JSON', children: <JsonView doc={doc} /> },
      ]}
    />
  )
}

type ActsProps = { draft: RuleDraft; check: RuleCheck; onSave: () => void }

function DeskActs({ draft, check, onSave }: ActsProps) {
  const refusal = !draft.isChanged
    ? '还没有改动'
    : check.failure
      ? '检查没有完成，请稍后重试'
      : check.faults.length > 0
        ? `还有 ${check.faults.length} 处问题，改好后才能保存`
        : check.isCurrent
          ? null
          : '正在检查刚才的改动'
  return (
    <>
      <span className="faint" role="status" style={{ alignSelf: 'center' }}>
        {draft.isChanged ? '改动保留在这个标签页里' : ''}
      </span>
      {draft.undo ? (
        <Button onClick={draft.undo}>撤销上一步</Button>
      ) : (
        <AllowedButton refusal="没有可以撤销的改动">撤销上一步</AllowedButton>
      )}
      <AllowedButton type="primary" refusal={refusal} onClick={onSave}>
        保存草稿
      </AllowedButton>
    </>
  )
}

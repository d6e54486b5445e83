import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { startOfDay } from '../../format/time-text'
import { SplitPolicyForm } from '../../forms/split-policy-form'
import { offWhole, policyOf, type SplitValues, valuesOf } from '../../forms/split-policy-values'
import { useSettled } from '../../forms/use-settled'
import { EffectDialog } from '../../ui/effect-dialog'
import { Panel } from '../../ui/panel'
import { useKeptForm } from '../../ui/use-kept-form'
import type { SplitVersion } from './answers'
import { PolicyChanges } from './policy-changes'
import { liveOf } from './policy-versions'
import { SplitSample } from './split-sample'

type Props = { versions: readonly SplitVersion[]; onDone: () => void }

/** A draft of the split with a sample order beside it; published by asking a second person. */
export function PolicyEditor({ versions, onDone }: Props) {
  const newest = versions[0]!
  const kept = useKeptForm<SplitValues>('split-policy', valuesOf(newest.doc, newest.version))
  const { form, initialValues, keep } = kept
  const [isPublishing, setPublishing] = useState(false)
  const watched = Form.useWatch((values) => values, { form, preserve: true }) as SplitValues | undefined
  const values = { ...(initialValues as SplitValues), ...(watched ?? {}) }
  const doc = policyOf(values)
  const settled = useSettled(JSON.stringify(doc))
  const parent = versions.find(({ version }) => version === values.parentVersion) ?? newest
  const live = liveOf(versions) ?? newest
  const isStale = parent.version !== newest.version
  const off = offWhole(values.roles)
  const restart = () => {
    kept.forget()
    form.setFieldsValue(valuesOf(newest.doc, newest.version))
  }
  const goOn = () => {
    form.setFieldValue('parentVersion', newest.version)
    keep()
  }
  return (
    <>
      {isStale && <Conflict parent={parent} newest={newest} onGoOn={goOn} onRestart={restart} />}
      <div className="editor-pair">
        <div>
          <SplitPolicyForm form={form} initialValues={initialValues} onChange={keep} />
          <Panel title={`比生效中的第 ${live.version} 版改了什么`}>
            <PolicyChanges
              label="改了什么"
              before={live.doc}
              after={doc}
              beforeName={`第 ${live.version} 版`}
              afterName="草稿"
            />
          </Panel>
          <Panel>
            <div style={{ display: 'flex', gap: 8 }}>
              <Button
                type="primary"
                disabled={isStale}
                onClick={() => form.validateFields().then(() => setPublishing(off === 0), toTheFault)}
              >
                提交审批
              </Button>
              <Button onClick={restart}>放弃修改</Button>
              {kept.isKept && <span className="soft">上次没有提交的修改还在</span>}
            </div>
          </Panel>
        </div>
        <SplitSample doc={settled} />
      </div>
      {isPublishing && (
        <Publish
          doc={doc}
          values={values}
          live={live}
          onClose={() => setPublishing(false)}
          onPublished={() => {
            kept.forget()
            onDone()
          }}
        />
      )}
    </>
  )
}

/** What is missing is said beside its field. */
function toTheFault(): void {
  document.querySelector('.ant-form-item-has-error, .ant-form-item-explain-error')?.scrollIntoView({ block: 'center' })
}

type ConflictProps = { parent: SplitVersion; newest: SplitVersion; onGoOn: () => void; onRestart: () => void }

/** Somebody else published meanwhile: what they changed, and both ways on. Nothing that was filled in is lost. */
function Conflict({ parent, newest, onGoOn, onRestart }: ConflictProps) {
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="warning"
      showIcon
      title={`你从第 ${parent.version} 版开始修改，其间同事发布了第 ${newest.version} 版（${newest.note}）。你填的内容还在，没有覆盖任何版本。`}
      description={
        <>
          <PolicyChanges
            label="同事改了什么"
            before={parent.doc}
            after={newest.doc}
            beforeName={`第 ${parent.version} 版`}
            afterName={`第 ${newest.version} 版（同事）`}
          />
          <p style={{ display: 'flex', gap: 8, margin: '8px 0 0' }}>
            <Button size="small" onClick={onGoOn}>
              以第 {newest.version} 版为基础，保留我填的
            </Button>
            <Button size="small" onClick={onRestart}>
              从第 {newest.version} 版重新开始
            </Button>
          </p>
        </>
      }
    />
  )
}

type PublishProps = {
  doc: ReturnType<typeof policyOf>
  values: SplitValues
  live: SplitVersion
  onClose: () => void
  onPublished: () => void
}

function Publish({ doc, values, live, onClose, onPublished }: PublishProps) {
  const { message } = App.useApp()
  const act = useAct('publishPolicy', {
    onDone: ({ version }) => {
      message.success(`第 ${version} 版已提交，等待另一位同事同意`)
      onPublished()
    },
    onFail: ({ code }) => {
      // The list is asked anew: the conflict shows above the form.
      if (code === 'policy_conflict') {
        onConflict()
        return false
      }
      return true
    },
    ages: ['listPolicies', 'listApprovals'],
  })
  const onConflict = useRefreshOnConflict(onClose)
  const from = values.effectiveDay ? `${values.effectiveDay} 零点` : '同意之后立即'
  const send = () =>
    void act.run({
      kind: 'split',
      parentVersion: values.parentVersion,
      doc,
      effectiveFrom: values.effectiveDay ? startOfDay(values.effectiveDay) : new Date().toISOString(),
      note: values.note.trim(),
    })
  return (
    <EffectDialog
      title={`提交第 ${values.parentVersion + 1} 版分佣规则`}
      effects={[
        '由另一位管理员或财务同意后生效，你自己不能同意',
        `${from}起付款的订单按新规则计佣；以前的订单不变`,
        `说明：${values.note}`,
      ]}
      confirmText="提交审批"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={send}
      onClose={onClose}
    >
      <PolicyChanges
        label="改了什么"
        before={live.doc}
        after={doc}
        beforeName={`第 ${live.version} 版`}
        afterName="新版"
      />
    </EffectDialog>
  )
}

function useRefreshOnConflict(onClose: () => void): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['listPolicies'] })
    onClose()
    // What a colleague changed is said above the form, and the button stood below it.
    window.scrollTo({ top: 0 })
  }
}

import { Alert, App, Form, Input, InputNumber, Modal, Select } from 'antd'
import { EFFECT_METRIC_TEXT, type EffectMetric } from '../../contract/routing-vocabulary'
import type { RuleSet } from '../../contract/rule-set'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { useAct } from '../api/use-act'
import { addDays, dayOf } from '../format/time-text'
import { useKeptForm } from '../ui/use-kept-form'

type Values = { note: string; metric: EffectMetric | 'none'; changePercent: number; reviewOn: string }
type Props = {
  /** Under it what is typed is kept. */
  id: string
  parentVersion: number
  doc: RuleSet
  changeCount: number
  onSaved: (version: number) => void
  /** Answers whether it told the person itself. */
  onRefused: (failure: Failure) => boolean
  onClose: () => void
}

const METRICS = [
  { value: 'none', label: '没有特别的预期' },
  ...Object.entries(EFFECT_METRIC_TEXT).map(([value, label]) => ({ value, label })),
]

/** Saves a draft as a new version: why, what is expected of it, and when it is looked at again. */
export function SaveRulesForm({ id, parentVersion, doc, changeCount, onSaved, onRefused, onClose }: Props) {
  const { message } = App.useApp()
  const tomorrow = addDays(dayOf(Date.now()), 1)
  const kept = useKeptForm<Values>(`save-rules:${id}`, { metric: 'winRate', reviewOn: addDays(tomorrow, 27) })
  const act = useAct('saveRuleSetDraft', {
    onFail: (failure) => {
      onRefused(failure)
      return true
    },
    onDone: ({ version }) => {
      kept.forget()
      message.success(`已保存为第 ${version} 版`)
      onSaved(version)
    },
  })
  const submit = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const { note, metric, changePercent, reviewOn } = values
    const expected = metric === 'none' ? null : { metric, changePpm: Math.round(changePercent * 10_000) }
    const input = { parentVersion, doc: doc as unknown as Record<string, unknown>, note, expected }
    await act.run({ ...input, reviewOn: reviewOn || null })
  }
  return (
    <Modal
      open
      title="保存草稿"
      okText="保存草稿"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={() => void submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft sentence">
        比第 {parentVersion} 版改了 {changeCount} 处。保存后是一份新草稿，不影响现在的分配。
      </p>
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item
          name="note"
          label="改了什么，为什么"
          rules={[{ required: true, whitespace: true, message: '请写一句说明' }]}
        >
          <Input.TextArea rows={2} maxLength={120} showCount />
        </Form.Item>
        <ExpectedFields />
        <Form.Item
          name="reviewOn"
          label="哪天复盘"
          extra="到这一天会提醒你，把实际效果和预期放在一起看。"
          rules={[{ required: true, message: '请选择复盘日期' }]}
        >
          <Input type="date" min={tomorrow} style={{ width: 180 }} />
        </Form.Item>
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function ExpectedFields() {
  return (
    <div style={{ display: 'flex', gap: 12 }}>
      <Form.Item name="metric" label="预期改善哪一项" style={{ flex: 1 }}>
        <Select options={METRICS} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.metric !== after.metric}>
        {({ getFieldValue }) =>
          getFieldValue('metric') !== 'none' && (
            <Form.Item
              name="changePercent"
              label="变化多少"
              rules={[{ required: true, message: '请填写，下降填负数' }]}
            >
              <InputNumber min={-100} max={1000} step={0.5} suffix="%" style={{ width: 140 }} />
            </Form.Item>
          )
        }
      </Form.Item>
    </div>
  )
}

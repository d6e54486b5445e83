import { Alert, Form, InputNumber, Modal } from 'antd'
import { useEffect } from 'react'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { useKeptForm } from '../ui/use-kept-form'
import { VersionChoice } from './version-choice'

type Values = { version: number; days: number }
const USUAL_DAYS = 30
const DAYS_MAX = 90

type Props = {
  /** Chosen beforehand, where one came from a version. */
  version: number | null
  onStarted: (started: Out<'startBacktest'>) => void
  onClose: () => void
}

/** Asks for a backtest of a version over the last days. */
export function StartBacktestForm({ version, onStarted, onClose }: Props) {
  const sets = useAsk('listRuleSets', {})
  const ruleSets = sets.data?.ruleSets
  const newest = ruleSets?.find(({ status }) => status !== 'live' && status !== 'retired')?.version
  const kept = useKeptForm<Values>(`start-backtest:${version ?? ''}`, {
    days: USUAL_DAYS,
    ...(version ? { version } : {}),
  })
  const { form } = kept
  useEffect(() => {
    if (newest && form.getFieldValue('version') === undefined) form.setFieldValue('version', newest)
  }, [newest, form])
  const act = useAct('startBacktest', {
    onFail: () => true,
    onDone: (started) => {
      kept.forget()
      onStarted(started)
    },
  })
  const submit = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run(values)
  }
  return (
    <Modal
      open
      title="开始回测"
      okText="开始回测"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="sentence soft">
        用选中的规则把过去这些天的线索重新分配一遍，看谁会多得、谁会少得，再估计成交额的差别。只是推算，不改动任何线索。
      </p>
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item name="version" label="规则版本" rules={[{ required: true, message: '请选择规则版本' }]}>
          <VersionChoice ruleSets={ruleSets} />
        </Form.Item>
        <Form.Item
          name="days"
          label="回看多少天"
          extra={`1 到 ${DAYS_MAX} 天。成交要等 14 天才算数，少于 15 天只能看分配，估计不出成交额。`}
          rules={[{ required: true, message: '请填写天数' }]}
        >
          <InputNumber min={1} max={DAYS_MAX} precision={0} suffix="天" style={{ width: 140 }} />
        </Form.Item>
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

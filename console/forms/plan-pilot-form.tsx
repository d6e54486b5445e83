import { Alert, Form, InputNumber, Modal, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { PILOT_DAYS_MAX } from '../../contract/routing-vocabulary'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { useKeptForm } from '../ui/use-kept-form'
import { VersionChoice } from './version-choice'

type Values = {
  version: number
  who: 'drawn' | 'named'
  storeCount: number
  storeIds: string[]
  days: number
  wantedPercent: number | null
}
const USUAL = { who: 'drawn', storeCount: 12, storeIds: [], days: 14, wantedPercent: 5 } as const
const STORES_MAX = 200
const PPM_OF_PERCENT = 10_000

type Props = { version: number | null; onPlanned: (planned: Out<'planPilot'>) => void; onClose: () => void }

/** Plans a pilot: which version, where, for how long, and how small a difference is to be seen. Nothing starts by it. */
export function PlanPilotForm({ version, onPlanned, onClose }: Props) {
  const sets = useAsk('listRuleSets', {})
  const open = sets.data?.ruleSets.filter(({ status }) => status === 'draft' || status === 'shadow')
  const kept = useKeptForm<Values>(`plan-pilot:${version ?? ''}`, {
    ...USUAL,
    storeIds: [],
    ...(version ? { version } : {}),
  })
  const { form } = kept
  const newest = open?.[0]?.version
  useEffect(() => {
    if (newest && form.getFieldValue('version') === undefined) form.setFieldValue('version', newest)
  }, [newest, form])
  const act = useAct('planPilot', {
    onFail: () => true,
    onDone: (planned) => {
      kept.forget()
      onPlanned(planned)
    },
  })
  const submit = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const { wantedPercent, who } = values
    await act.run({
      version: values.version,
      days: values.days,
      ...(who === 'named' ? { storeIds: values.storeIds } : { storeCount: values.storeCount }),
      ...(wantedPercent ? { wantedEffectPpm: Math.round(wantedPercent * PPM_OF_PERCENT) } : {}),
    })
  }
  return (
    <Modal
      open
      title="安排试点"
      okText="生成方案"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="sentence soft">
        先出方案：选哪些门店、与谁比较、能看出多大的差别。看过方案再决定启动，这一步不影响任何线索。
      </p>
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item name="version" label="规则版本" rules={[{ required: true, message: '请选择规则版本' }]}>
          <VersionChoice ruleSets={open} />
        </Form.Item>
        <Form.Item name="who" label="试点门店">
          <Radio.Group
            options={[
              { value: 'drawn', label: '由系统挑选' },
              { value: 'named', label: '指定门店' },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['who']}>
          {({ getFieldValue }) => (getFieldValue('who') === 'named' ? <NamedStores /> : <DrawnStores />)}
        </Form.Item>
        <Form.Item
          name="days"
          label="试点天数"
          extra={`2 到 ${PILOT_DAYS_MAX} 天，14 天刚好让每个时段两种规则各轮一次`}
          rules={[{ required: true, message: '请填写天数' }]}
        >
          <InputNumber min={2} max={PILOT_DAYS_MAX} precision={0} suffix="天" style={{ width: 140 }} />
        </Form.Item>
        <Form.Item
          name="wantedPercent"
          label="想看出多大的差别"
          extra="每条线索成交额相差多少才值得换规则；不填则只说明能看出多大"
        >
          <InputNumber min={0.1} max={100} precision={1} suffix="%" style={{ width: 140 }} />
        </Form.Item>
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function DrawnStores() {
  return (
    <Form.Item
      name="storeCount"
      label="门店数量"
      extra="优先选标为试点的门店；共用线索的相邻门店会一起选入"
      rules={[{ required: true, message: '请填写门店数量' }]}
    >
      <InputNumber min={1} max={STORES_MAX} precision={0} suffix="家" style={{ width: 140 }} />
    </Form.Item>
  )
}

function NamedStores() {
  const [words, setWords] = useState('')
  const found = useAsk('listStores', { status: 'open', rows: 50, ...(words ? { words } : {}) })
  return (
    <Form.Item
      name="storeIds"
      label="门店"
      extra="与所选门店共用线索的门店会一起参加"
      rules={[{ required: true, type: 'array', min: 1, message: '请至少选一家门店' }]}
    >
      <Select
        mode="multiple"
        showSearch={{ onSearch: setWords, filterOption: false }}
        loading={found.isLoading}
        placeholder="输入门店名称查找"
        options={(found.data?.stores ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        notFoundContent="没有找到门店"
      />
    </Form.Item>
  )
}

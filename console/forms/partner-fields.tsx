import { Form, InputNumber, Select } from 'antd'

export type PartnerTerms = { dayQuota: number; quality: number; payablePercent: number }

const QUALITIES = [
  { value: 0, label: '0 级 · 只有曝光' },
  { value: 1, label: '1 级 · 单向触达' },
  { value: 2, label: '2 级 · 有过互动' },
  { value: 3, label: '3 级 · 到店或成交级' },
]

/** What was agreed with a partner: how many leads a day, how good they are, what they are paid. */
export function PartnerFields() {
  return (
    <>
      <Form.Item
        name="dayQuota"
        label="每天最多送多少条"
        extra="到了就不再收，第二天重新算"
        rules={[{ required: true, message: '请填写数量' }]}
      >
        <InputNumber min={0} max={1_000_000} precision={0} suffix="条" style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="quality" label="线索质量" extra="归因时作为证据的分量">
        <Select options={QUALITIES} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item
        name="payablePercent"
        label="应付比例"
        extra="归功于这个渠道的佣金里，付给对方的部分"
        rules={[{ required: true, message: '请填写比例，不付就填 0' }]}
      >
        <InputNumber min={0} max={100} precision={4} suffix="%" style={{ width: 180 }} />
      </Form.Item>
    </>
  )
}

/** A percentage as people type it, in parts per million. */
export function ppmOf(percent: number): number {
  return Math.round(percent * 10_000)
}

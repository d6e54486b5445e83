import { AutoComplete, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { OPERATION_MODE_TEXT, type OperationMode, STORE_KIND_TEXT, type StoreKind } from '../../contract/vocabulary'
import { useAsk } from '../api/use-ask'
import { minuteOf } from '../format/hours-text'

export type StoreValues = {
  code: string
  name: string
  region: string
  kind: StoreKind
  operationMode: OperationMode
  city: string
  address: string
  longitude: number
  latitude: number
  opens: string
  closes: string
  isPilot: boolean
}

const CODE = /^[\p{L}\p{M}\p{N}._-]{1,64}$/u
const isTime = (_: unknown, text: string) =>
  minuteOf(text ?? '') === null ? Promise.reject(new Error('请按 09:30 的样子填写')) : Promise.resolve()
const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

/** What a store is: the fields of its form. */
export function StoreFields({ isNew }: { isNew: boolean }) {
  const { data } = useAsk('listRegions', {})
  const regions = (data?.regions ?? []).map(({ name }) => ({ value: name }))
  const cities = (data?.cities ?? []).map((value) => ({ value }))
  return (
    <>
      <div className="form-pair">
        <Form.Item
          name="code"
          label="编号"
          extra={isNew ? '门店在品牌里的编号，保存后不能修改' : '编号不能修改'}
          rules={[{ required: true, pattern: CODE, message: '请填写编号：文字、数字、点、横线，最多 64 个字' }]}
        >
          <Input disabled={!isNew} placeholder="例如 CD-001" maxLength={64} />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写门店名称' }]}>
          <Input maxLength={120} placeholder="例如 春熙路店" />
        </Form.Item>
        <Form.Item
          name="region"
          label="大区"
          extra="写一个新的名字就会新建大区"
          rules={[{ required: true, whitespace: true, message: '请填写大区' }]}
        >
          <AutoComplete options={regions} showSearch={{ filterOption: containsTyped }} placeholder="选择或填写" />
        </Form.Item>
        <Form.Item name="city" label="城市" rules={[{ required: true, whitespace: true, message: '请填写城市' }]}>
          <AutoComplete options={cities} showSearch={{ filterOption: containsTyped }} placeholder="选择或填写" />
        </Form.Item>
        <Form.Item name="kind" label="类型">
          <Select options={options(STORE_KIND_TEXT)} />
        </Form.Item>
        <Form.Item name="operationMode" label="经营方式">
          <Radio.Group options={options(OPERATION_MODE_TEXT)} />
        </Form.Item>
      </div>
      <Form.Item name="address" label="地址" rules={[{ required: true, whitespace: true, message: '请填写地址' }]}>
        <Input maxLength={120} placeholder="街道、门牌、楼层" />
      </Form.Item>
      <PlaceAndHours />
      <Form.Item name="isPilot" label="试点门店" valuePropName="checked" extra="试点门店优先参加规则的小范围试用">
        <Switch checkedChildren="是" unCheckedChildren="否" />
      </Form.Item>
    </>
  )
}

function PlaceAndHours() {
  return (
    <div className="form-pair">
      <Form.Item name="longitude" label="经度" rules={[{ required: true, message: '请填写经度，如 104.081' }]}>
        <InputNumber min={-180} max={180} precision={6} style={{ width: '100%' }} placeholder="104.081" />
      </Form.Item>
      <Form.Item
        name="latitude"
        label="纬度"
        extra="在腾讯地图坐标拾取器里点门店，照抄两个数"
        rules={[{ required: true, message: '请填写纬度，如 30.657' }]}
      >
        <InputNumber min={-90} max={90} precision={6} style={{ width: '100%' }} placeholder="30.657" />
      </Form.Item>
      <Form.Item name="opens" label="开门" rules={[{ required: true, validator: isTime }]}>
        <Input placeholder="10:00" maxLength={5} />
      </Form.Item>
      <Form.Item
        name="closes"
        label="关门"
        extra="早于开门时间表示营业到次日"
        dependencies={['opens']}
        rules={[
          { required: true, validator: isTime },
          ({ getFieldValue }) => ({
            validator: (_, text: string) =>
              minuteOf(text ?? '') !== null && minuteOf(text) === minuteOf(getFieldValue('opens') ?? '')
                ? Promise.reject(new Error('关门和开门不能是同一时间'))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input placeholder="22:00" maxLength={5} />
      </Form.Item>
    </div>
  )
}

function containsTyped(typed: string, option?: { value?: unknown }): boolean {
  return String(option?.value ?? '').includes(typed)
}

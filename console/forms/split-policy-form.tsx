import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { SPLIT_ROLE_TEXT, type SplitRole } from '../../contract/vocabulary'
import { Panel } from '../ui/panel'
import type { SplitValues } from './split-policy-values'
import { SplitRolesField } from './split-roles-field'

type Props = { form: FormInstance<SplitValues>; initialValues: Partial<SplitValues>; onChange: () => void }

const REQUIRED = [{ required: true, message: '请填写' }]
const DAYS = { min: 0, max: 3650, precision: 0, suffix: '天', style: { width: 120 } }
const PERCENT = { min: 0, max: 100, precision: 2, suffix: '%', style: { width: 120 } }
const roleOptions = (Object.entries(SPLIT_ROLE_TEXT) as [SplitRole, string][]).map(([value, label]) => ({
  value,
  label,
}))

/** Everything a split policy says, in per cent and days. Shares have to add up to a hundred. */
export function SplitPolicyForm({ form, initialValues, onChange }: Props) {
  return (
    <Form<SplitValues> form={form} layout="vertical" initialValues={initialValues} onValuesChange={onChange}>
      <Form.Item name="parentVersion" hidden>
        <InputNumber />
      </Form.Item>
      <Panel title="佣金池与份额">
        <Form.Item name="poolPercent" label="佣金池占实付的比例" rules={REQUIRED}>
          <InputNumber {...PERCENT} />
        </Form.Item>
        <SplitRolesField />
      </Panel>
      <Panel title="归属导购长期不互动">
        <DecaySteps />
        <Form.Item name="moveTo" label="减下来的份额给" rules={REQUIRED}>
          <Select style={{ width: 160 }} options={roleOptions.filter(({ value }) => value !== 'bound_guide')} />
        </Form.Item>
      </Panel>
      <Panel title="归因">
        <Attribution form={form} />
      </Panel>
      <Panel title="结算">
        <div className="form-pair">
          <Form.Item name="holdingDays" label="收货后多少天可结算" rules={REQUIRED}>
            <InputNumber {...DAYS} />
          </Form.Item>
          <Form.Item name="autoReceiveDays" label="付款后多少天自动视为收货" rules={REQUIRED}>
            <InputNumber {...DAYS} />
          </Form.Item>
          <Form.Item name="netMaxPercent" label="每张结算单最多扣回应结的" rules={REQUIRED}>
            <InputNumber {...PERCENT} />
          </Form.Item>
        </div>
      </Panel>
      <Panel title="生效">
        <div className="form-pair">
          <Form.Item name="effectiveDay" label="从哪天零点起（不填：同意后立即）">
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item
            name="note"
            label="说明（记入审计，审批人会看到）"
            rules={[{ required: true, whitespace: true, message: '请说明为什么改' }]}
          >
            <Input maxLength={120} showCount />
          </Form.Item>
        </div>
      </Panel>
    </Form>
  )
}

function DecaySteps() {
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: 'flex', alignItems: 'end', gap: 12 }}>
              <Form.Item name={[name, 'idleDays']} label={`第 ${name + 1} 档：满多少天不互动`} rules={REQUIRED}>
                <InputNumber {...DAYS} min={1} />
              </Form.Item>
              <Form.Item name={[name, 'keepPercent']} label="保留自己份额的" rules={REQUIRED}>
                <InputNumber {...PERCENT} />
              </Form.Item>
              <Form.Item>
                <Button aria-label={`删除第 ${name + 1} 档`} onClick={() => remove(name)}>
                  删除
                </Button>
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button disabled={fields.length >= 12} onClick={() => add({ idleDays: 90, keepPercent: 0 })}>
              增加一档
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  )
}

const MODELS: { value: SplitValues['model']; label: string }[] = [
  { value: 'position', label: '首末触点多得' },
  { value: 'linear', label: '各触点平分' },
  { value: 'first', label: '首次触点独得' },
  { value: 'last', label: '末次触点独得' },
]
const QUALITIES = [
  { value: 0, label: '任何触点' },
  { value: 1, label: '单向触达及以上' },
  { value: 2, label: '双向互动及以上' },
  { value: 3, label: '到店或成交' },
]

function Attribution({ form }: { form: FormInstance<SplitValues> }) {
  const model = Form.useWatch('model', form)
  return (
    <div className="form-pair">
      <Form.Item name="model" label="几位导购都有功劳时" rules={REQUIRED}>
        <Select options={MODELS} />
      </Form.Item>
      <Form.Item name="minQuality" label="哪些触点算数" rules={REQUIRED}>
        <Select options={QUALITIES} />
      </Form.Item>
      <Form.Item name="windowDays" label="付款前多少天内的触点算数" rules={REQUIRED}>
        <InputNumber {...DAYS} min={1} />
      </Form.Item>
      {model === 'position' && (
        <>
          <Form.Item name="firstPercent" label="首次触点得" rules={REQUIRED}>
            <InputNumber {...PERCENT} />
          </Form.Item>
          <Form.Item name="lastPercent" label="末次触点得" rules={REQUIRED}>
            <InputNumber {...PERCENT} />
          </Form.Item>
        </>
      )}
    </div>
  )
}

import { Form, InputNumber, Select } from 'antd'
import { SPLIT_ROLE_TEXT, type SplitRole } from '../../contract/vocabulary'
import { Mark } from '../ui/mark'
import { offWhole, type SplitValues } from './split-policy-values'

/** The shares of the roles, and who takes over where nobody fills one. Together they are a hundred per cent. */
export function SplitRolesField() {
  return (
    <Form.List
      name="roles"
      rules={[
        {
          validator: (_, roles: SplitValues['roles']) =>
            offWhole(roles) === 0 ? Promise.resolve() : Promise.reject(new Error('份额合计必须是 100%')),
        },
      ]}
    >
      {(fields, _, { errors }) => (
        <>
          {fields.map(({ key, name }) => (
            <Role key={key} at={name} />
          ))}
          <Sum />
          <Form.ErrorList errors={errors} />
        </>
      )}
    </Form.List>
  )
}

function Role({ at }: { at: number }) {
  const role = Form.useWatch(['roles', at, 'role'], { preserve: true }) as SplitRole | undefined
  if (!role) return null
  const others = (Object.entries(SPLIT_ROLE_TEXT) as [SplitRole, string][])
    .filter(([other]) => other !== role)
    .map(([value, label]) => ({ value, label }))
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '140px 1fr', gap: '0 16px' }}>
      <Form.Item
        name={[at, 'sharePercent']}
        label={`${SPLIT_ROLE_TEXT[role]}的份额`}
        rules={[{ required: true, message: '请填写' }]}
      >
        <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: 120 }} />
      </Form.Item>
      {role === 'hq' ? (
        <Form.Item label="无人承接时">
          <span className="soft">总部总能承接，是最后的一位</span>
        </Form.Item>
      ) : (
        <Form.Item name={[at, 'fallback']} label="无人承接时依次给（最后是总部）">
          <Select mode="multiple" options={others} aria-label={`${SPLIT_ROLE_TEXT[role]}无人承接时`} />
        </Form.Item>
      )}
    </div>
  )
}

function Sum() {
  const roles = (Form.useWatch('roles', { preserve: true }) ?? []) as SplitValues['roles']
  const off = offWhole(roles)
  const sum = (off + 10_000) / 100
  return (
    <p role="status" style={{ margin: 0 }}>
      <Mark tone={off === 0 ? 'good' : 'bad'}>合计 {sum}%</Mark>{' '}
      {off !== 0 && <span className="soft">{off > 0 ? `多了 ${off / 100}%` : `还差 ${-off / 100}%`}</span>}
    </p>
  )
}

import { Form, Input, InputNumber, Select } from 'antd'
import { GUIDE_ROLE_TEXT, type GuideRole } from '../../contract/vocabulary'
import { StoresField } from './store-field'

export type GuideValues = {
  code: string
  name: string
  role: GuideRole
  grade: number
  skills: string[]
  joinedOn: string
  storeIds: string[]
}

const CODE = /^[\p{L}\p{M}\p{N}._-]{1,64}$/u
const STORES_MAX = 20
const ROLES = Object.entries(GUIDE_ROLE_TEXT).map(([value, label]) => ({ value, label }))

/** What a guide is: the fields of their form. */
export function GuideFields({ isNew, stores }: { isNew: boolean; stores: readonly { id: string; name: string }[] }) {
  const role = Form.useWatch('role') as GuideRole | undefined
  const needsStore = role !== 'concierge'
  return (
    <>
      <div className="form-pair">
        <Form.Item
          name="code"
          label="工号"
          extra={isNew ? '保存后不能修改' : '工号不能修改'}
          rules={[{ required: true, pattern: CODE, message: '请填写工号：文字、数字、点、横线，最多 64 个字' }]}
        >
          <Input disabled={!isNew} maxLength={64} placeholder="例如 CD-001-3" />
        </Form.Item>
        <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="role" label="岗位">
          <Select options={ROLES} />
        </Form.Item>
        <Form.Item
          name="grade"
          label="级别"
          extra="1 级最新，5 级最有经验"
          rules={[{ required: true, message: '请填写 1 到 5' }]}
        >
          <InputNumber min={1} max={5} precision={0} style={{ width: '100%' }} suffix="级" />
        </Form.Item>
        <Form.Item name="joinedOn" label="入职日期" rules={[{ required: true, message: '请选择入职日期' }]}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item
        name="storeIds"
        label="门店"
        extra={needsStore ? '第一家是所属门店，其余是兼岗' : '总部顾问可以不属于门店'}
        dependencies={['role']}
        rules={[
          {
            validator: (_, ids?: string[]) =>
              needsStore && !ids?.length ? Promise.reject(new Error('请至少选一家门店')) : Promise.resolve(),
          },
        ]}
      >
        <StoresField known={stores} maxCount={STORES_MAX} />
      </Form.Item>
      <Form.Item name="skills" label="擅长品类" extra="输入后回车；不填表示什么都能接">
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} placeholder="例如 沙发、定制" />
      </Form.Item>
    </>
  )
}

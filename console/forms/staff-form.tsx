import { Alert, Form, Input, Modal, Select } from 'antd'
import { STAFF_ROLE_TEXT, type StaffRole } from '../../contract/vocabulary'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { StoresField } from './store-field'

type Account = Out<'listStaff'>['staff'][number]
type Values = {
  login: string
  name: string
  password: string
  role: StaffRole
  regionIds: string[]
  storeIds: string[]
}
const ROLES = Object.entries(STAFF_ROLE_TEXT).map(([value, label]) => ({ value, label }))

/** A new account, or name, role and stores of one that is there. A password that is typed here is kept nowhere. */
export function StaffForm({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const done = { ages: ['listStaff', 'showAccount', 'mySession'] as const, onDone: onClose, onFail: () => true }
  const create = useAct('createStaff', done)
  const change = useAct('changeStaff', done)
  const failure = account ? change.failure : create.failure
  const send = ({ login, password, ...rest }: Values) => {
    if (account) void change.run({ staffId: account.staffId, ...rest })
    else void create.run({ login, password, ...rest })
  }
  return (
    <Modal
      open
      title={account ? `修改账号「${account.name}」` : '新增员工账号'}
      okText={account ? '保存' : '新增'}
      cancelText="取消"
      okButtonProps={{ loading: create.isBusy || change.isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values> form={form} name="staff" layout="vertical" initialValues={startOf(account)} onFinish={send}>
        {!account && (
          <Form.Item
            name="login"
            label="登录名"
            extra="小写字母或数字开头，3 到 40 个字符，可用 . _ @ -"
            rules={[
              { required: true, pattern: /^\s*[a-zA-Z0-9][a-zA-Z0-9._@-]{2,39}\s*$/, message: '登录名格式不正确' },
            ]}
          >
            <Input autoComplete="off" autoFocus />
          </Form.Item>
        )}
        <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {!account && (
          <Form.Item
            name="password"
            label="首次登录的密码"
            extra="至少 10 个字符；请当面或电话告知本人；本人登录后要先换成自己的密码"
            rules={[{ required: true, min: 10, max: 128, message: '密码要有 10 到 128 个字符' }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
        <ScopeFields stores={account?.stores ?? []} />
        {failure && <Alert type="error" showIcon title={failureText(failure)} />}
      </Form>
    </Modal>
  )
}

function startOf(account: Account | null): Partial<Values> {
  if (!account) return { role: 'hq_ops', regionIds: [], storeIds: [] }
  const { name, role, regions, stores } = account
  return { name, role, regionIds: regions.map(({ id }) => id), storeIds: stores.map(({ id }) => id) }
}

/** The role, and what of the network it is for. */
function ScopeFields({ stores }: { stores: readonly { id: string; name: string }[] }) {
  const asked = useAsk('listRegions', {})
  const regions = (asked.data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Form.Item name="role" label="角色" rules={[{ required: true }]}>
        <Select options={ROLES} />
      </Form.Item>
      <Form.Item name="regionIds" label="负责的大区" extra="大区和门店都不选，就是全部门店（店长除外）">
        <Select
          mode="multiple"
          loading={asked.isLoading}
          options={regions}
          placeholder="不限大区"
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item
        name="storeIds"
        label="负责的门店"
        dependencies={['role', 'regionIds']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, chosen: string[] = []) =>
              getFieldValue('role') === 'store_manager' &&
              chosen.length + (getFieldValue('regionIds') ?? []).length === 0
                ? Promise.reject(new Error('店长账号需要指定负责的门店或大区'))
                : Promise.resolve(),
          }),
        ]}
      >
        <StoresField known={stores} label="负责的门店" maxCount={500} />
      </Form.Item>
    </>
  )
}

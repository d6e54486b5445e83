import { Alert, Form, Input, Modal, Select } from 'antd'
import { CODE_KIND_TEXT } from '../../contract/vocabulary'
import type { In } from '../api/call'
import { failureText } from '../api/failure-text'
import { useSession } from '../api/session'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { addDays, dayOf, startOfDay } from '../format/time-text'
import { useKeptForm } from '../ui/use-kept-form'
import { GuidesField } from './guides-field'
import { StoresField } from './store-field'

type Wish = In<'createCodes'>['codes'][number]
type Values = {
  kind: Wish['kind']
  storeIds?: string[]
  guideIds?: string[]
  partnerId?: string
  campaign?: string
  until?: string
}
const CODES_MAX = 500
const KINDS = Object.entries(CODE_KIND_TEXT).map(([value, label]) => ({ value, label }))

type Props = { onClose: () => void; onMade: (codes: string[]) => void }

/** Makes many codes at once: one for each chosen store or guide, or one for a campaign or partner. */
export function CodesForm({ onClose, onMade }: Props) {
  const kept = useKeptForm<Values>('codes-new', { kind: 'store' })
  const values = Form.useWatch([], kept.form) as Values | undefined
  const act = useAct('createCodes', {
    onFail: () => true,
    onDone: ({ codes }) => {
      kept.forget()
      onMade(codes.map(({ code }) => code))
      onClose()
    },
  })
  const save = async () => {
    const sound = await kept.form.validateFields().catch(() => null)
    if (sound) await act.run({ codes: wishesOf(sound) })
  }
  const count = wishesOf({ kind: 'store', ...kept.initialValues, ...values }).length
  return (
    <Modal
      open
      title="批量生成二维码"
      okText={count > 0 ? `生成 ${count} 个` : '生成'}
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy, disabled: count > CODES_MAX }}
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item name="kind" label="类型">
          <Select options={KINDS} />
        </Form.Item>
        <Fields kind={values?.kind ?? kept.initialValues.kind ?? 'store'} />
        <Form.Item name="until" label="有效期至（含当天）" extra="不填表示长期有效">
          <Input type="date" min={dayOf(Date.now())} style={{ width: 180 }} />
        </Form.Item>
      </Form>
      <p className="soft">生成后会自动选中，可以接着打印。</p>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function Fields({ kind }: { kind: Wish['kind'] }) {
  const { isLimited } = useSession()
  const storeNeeded = kind === 'store' || isLimited
  return (
    <>
      {kind !== 'guide' && (
        <Form.Item
          name="storeIds"
          label="门店"
          extra={kind === 'store' ? '每家门店一个码' : '不选门店就是一个全品牌的码；选了门店则每家一个'}
          rules={storeNeeded ? [{ required: true, message: '请至少选一家门店' }] : []}
        >
          <StoresField maxCount={CODES_MAX} />
        </Form.Item>
      )}
      {kind === 'guide' && (
        <Form.Item
          name="guideIds"
          label="导购"
          extra="每位导购一个码，门店记为所属门店"
          rules={[{ required: true, message: '请至少选一位导购' }]}
        >
          <GuidesField maxCount={CODES_MAX} />
        </Form.Item>
      )}
      {kind === 'channel' && <PartnerField />}
      {kind !== 'store' && kind !== 'guide' && kind !== 'channel' && (
        <Form.Item
          name="campaign"
          label="活动名称"
          rules={kind === 'campaign' ? [{ required: true, whitespace: true, message: '请填写活动名称' }] : []}
        >
          <Input maxLength={120} placeholder="例如 开春焕新" />
        </Form.Item>
      )}
    </>
  )
}

function PartnerField() {
  const { calls } = useSession()
  const { data } = useAsk('listPartners', {}, { isOn: calls.includes('listPartners') })
  const options = (data?.partners ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name="partnerId" label="合作渠道" rules={[{ required: true, message: '请选择合作渠道' }]}>
      <Select options={options} placeholder="选择合作渠道" notFoundContent="还没有合作渠道" />
    </Form.Item>
  )
}

function wishesOf({ kind, storeIds = [], guideIds = [], partnerId, campaign, until }: Values): Wish[] {
  const rest = {
    kind,
    ...(kind === 'channel' && partnerId ? { partnerId } : {}),
    ...((kind === 'campaign' || kind === 'poster') && campaign ? { campaign: campaign.trim() } : {}),
    ...(until ? { expiresAt: startOfDay(addDays(until, 1)) } : {}),
  }
  if (kind === 'guide') return guideIds.map((guideId) => ({ ...rest, guideId }))
  if (storeIds.length > 0) return storeIds.map((storeId) => ({ ...rest, storeId }))
  return kind === 'store' ? [] : [rest]
}

import { Alert, AutoComplete, Button, Checkbox, Drawer, Form, Input, Result } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { UNROUTABLE_TEXT } from '../../contract/vocabulary'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useSession } from '../api/session'
import { useAct } from '../api/use-act'
import { newKey } from '../format/new-key'
import { timeText } from '../format/time-text'
import { StoreField } from './store-field'

/** The words the person is read before they agree, by their version: what is kept with the agreement. */
const CONSENT_VERSION = 'phone-2026-01'
const CONSENT_WORDS =
  '已向顾客说明：他的姓名、手机号和需求会提供给负责接待的门店与导购，仅用于这次联系，随时可以撤回；顾客表示同意。'

type Values = {
  phone: string
  name?: string
  wish?: string
  city?: string
  storeId?: string
  note?: string
  isAgreed?: boolean
}
const WISHES = ['沙发', '床垫', '餐桌', '衣柜', '灯具'].map((value) => ({ value }))

/** A wish told on the phone becomes a lead at once; the answer says who got it. What is personal is not kept in the browser. */
export function EnterLeadForm({ onClose }: { onClose: () => void }) {
  const [entered, setEntered] = useState<Out<'enterLead'> | null>(null)
  return (
    <Drawer open size={460} title="录入电话咨询" onClose={onClose} mask={{ closable: false }}>
      {entered ? (
        <Entered entered={entered} onAgain={() => setEntered(null)} onClose={onClose} />
      ) : (
        <Fields onEntered={setEntered} onClose={onClose} />
      )}
    </Drawer>
  )
}

function Fields({ onEntered, onClose }: { onEntered: (entered: Out<'enterLead'>) => void; onClose: () => void }) {
  const { isLimited } = useSession()
  // The same wish sent twice is one lead; a new form is a new wish.
  const [idempotencyKey] = useState(newKey)
  const act = useAct('enterLead', { onDone: onEntered, onFail: () => true })
  const send = ({ isAgreed: _, phone, storeId, ...rest }: Values) => {
    const words = Object.entries(rest).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : []))
    const consent = { isGiven: true as const, textVersion: CONSENT_VERSION }
    return act.run({ phone, consent, idempotencyKey, ...Object.fromEntries(words), ...(storeId ? { storeId } : {}) })
  }
  return (
    <Form<Values> layout="vertical" requiredMark="optional" onFinish={(values) => void send(values)}>
      <Form.Item
        name="phone"
        label="手机号"
        rules={[
          { required: true, message: '请填写手机号' },
          { pattern: /^\s*(\+?86)?[\s-]*1[3-9](?:[\s-]*\d){9}\s*$/, message: '请填写 11 位大陆手机号' },
        ]}
      >
        <Input autoFocus inputMode="tel" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Form.Item name="name" label="称呼">
        <Input maxLength={40} autoComplete="off" placeholder="没有说可以不填" />
      </Form.Item>
      <Form.Item name="wish" label="想要什么">
        <AutoComplete options={WISHES} maxLength={60} placeholder="例如：沙发；没有说可以不填" />
      </Form.Item>
      <PlaceFields isStoreNeeded={isLimited} />
      <Form.Item
        name="note"
        label="备注"
        extra="顾客的时间、预算等，接下线索的导购和总部可见；其中的手机号会自动打码。"
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="isAgreed"
        valuePropName="checked"
        rules={[
          {
            validator: (_, isAgreed) => (isAgreed ? Promise.resolve() : Promise.reject(new Error('要先征得顾客同意'))),
          },
        ]}
      >
        <Checkbox>
          {CONSENT_WORDS}
          <span className="faint">（文本版本 {CONSENT_VERSION}）</span>
        </Checkbox>
      </Form.Item>
      {act.failure && <Alert style={{ marginBottom: 16 }} type="error" showIcon title={failureText(act.failure)} />}
      <div className="form-end">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          录入并分配
        </Button>
      </div>
    </Form>
  )
}

function PlaceFields({ isStoreNeeded }: { isStoreNeeded: boolean }) {
  return (
    <>
      <Form.Item
        name="storeId"
        label="门店"
        rules={isStoreNeeded ? [{ required: true, message: '请选择你负责的门店' }] : []}
      >
        <StoreField isClearable placeholder="顾客想去的门店；不确定就只填城市" />
      </Form.Item>
      {!isStoreNeeded && (
        <Form.Item
          name="city"
          label="城市（没有选门店时必填）"
          required
          dependencies={['storeId']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, city: string | undefined) =>
                city?.trim() || getFieldValue('storeId')
                  ? Promise.resolve()
                  : Promise.reject(new Error('请填写城市，或者选择门店')),
            }),
          ]}
        >
          <Input maxLength={40} placeholder="例如：成都" />
        </Form.Item>
      )}
    </>
  )
}

type EnteredProps = { entered: Out<'enterLead'>; onAgain: () => void; onClose: () => void }

function Entered({ entered, onAgain, onClose }: EnteredProps) {
  const { answer, outcome, reason, leadId, state, isSeen } = entered
  const title = answer
    ? `已分给 ${answer.guideName}`
    : outcome === 'merged'
      ? '已并入顾客正在处理的线索'
      : state === 'pooled'
        ? '已进入总部池'
        : '已由其他门店接待'
  const why = answer
    ? `${answer.storeName ?? '总部'}，应在 ${timeText(answer.by)} 前接待`
    : reason
      ? `${UNROUTABLE_TEXT[reason]}；系统会按时再试，也可以马上改派。`
      : isSeen
        ? '可以在线索详情里查看进展。'
        : '由接待的门店继续跟进。'
  return (
    <Result
      status={answer ? 'success' : 'info'}
      title={title}
      subTitle={outcome === 'repeated' ? `刚才已经录入过。${why}` : why}
      extra={[
        isSeen && (
          <Link key="lead" to={`/leads/${leadId}`} onClick={onClose}>
            <Button type="primary">查看怎么分的</Button>
          </Link>
        ),
        <Button key="again" onClick={onAgain}>
          再录一条
        </Button>,
      ]}
    />
  )
}

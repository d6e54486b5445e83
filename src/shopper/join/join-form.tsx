import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { failureText, faultyFields } from '../../api/failure-text'
import type { Failure } from '../../api/reply'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { FormField } from '../../components/form-field'
import { HANDOVER_TEXT_VERSION, HandoverConsent } from '../../components/handover-consent'
import { Icon } from '../../components/icon'
import { SwitchRow } from '../../components/switch-row'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { HAS_PHONE_BUTTON, PHONE_FIELD } from '../../platform/phone-code'
import { openPrivacyText } from '../../platform/privacy'
import './join-form.scss'

/** The text people agree to here; another wording gets another version. */
const TEXT_VERSION = 'join-2'
/** With +86, spaces and dashes, as it is copied from elsewhere: the server reads all of these. */
const PHONE_TYPED_MAX = 20
const PHONE_FAULTS = ['phone_invalid', 'phone_taken', 'phone_code_invalid', 'outside_unavailable']

type Props = {
  joinGift: Out<'resolveCode'>['joinGift']
  guide: Out<'resolveCode'>['guide']
  store: Out<'resolveCode'>['store']
  onJoined: (member: Out<'register'>) => void
}

/** Joins, and then lets the named store know, when the person said so. Registering again is the same member. */
async function register(input: In<'register'>, recipient: { storeId: string } | null) {
  const reply = await callShopper('register', input)
  if (!reply.ok || !recipient) return reply
  const consent = {
    purpose: 'lead_handover',
    recipient: recipient.storeId,
    textVersion: HANDOVER_TEXT_VERSION,
  } as const
  const given = await callShopper('giveConsent', consent)
  return given.ok ? reply : given
}

/** The phone by WeChat's button or by hand, whether one wants to be contacted, and what for: nothing is ticked for them. */
export function JoinForm({ joinGift, guide, store, onJoined }: Props) {
  const [phone, setPhone] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [acceptsContact, setAcceptsContact] = useState(false)
  const [isAgreed, setIsAgreed] = useState(false)
  const [isTyping, setIsTyping] = useState(!HAS_PHONE_BUTTON)
  const [fault, setFault] = useState<Failure | null>(null)
  const [mayHandOver, setMayHandOver] = useState(false)
  const other = store && store.kind !== 'own' ? store : null
  const join = useAction((_key: string, input: In<'register'>) => register(input, mayHandOver ? other : null), {
    onDone: onJoined,
    onFail: (error) => {
      const isAboutPhone =
        PHONE_FAULTS.includes(error.code) || faultyFields(error).some((path) => path.startsWith('phone'))
      if (error.code === 'phone_code_invalid') setIsTyping(true)
      setFault(isAboutPhone ? error : null)
      return isAboutPhone
    },
  })
  const about = {
    acceptsContact,
    textVersion: TEXT_VERSION,
    ...(displayName.trim() ? { displayName: displayName.trim() } : {}),
  }
  const reason = isAgreed ? null : '请先阅读并同意隐私保护指引'
  const phoneFault = fault && failureText(fault.code === 'invalid_input' ? { ...fault, code: 'phone_invalid' } : fault)

  return (
    <View>
      <JoinHead joinGift={joinGift} guide={guide} />
      <Card>
        <FormField
          label="怎么称呼你（选填）"
          value={displayName}
          onChange={setDisplayName}
          placeholder="例如：王女士"
          maxlength={20}
        />
        {isTyping ? (
          <FormField
            label="手机号"
            type={PHONE_FIELD}
            value={phone}
            onChange={setPhone}
            placeholder="11 位大陆手机号"
            maxlength={PHONE_TYPED_MAX}
            error={phoneFault}
          />
        ) : null}
        <SwitchRow
          label="可以联系我"
          note="导购可以主动打电话或发消息。关着也能入会，只为你提出的咨询和预约回应你；随时可以改"
          isOn={acceptsContact}
          onChange={setAcceptsContact}
        />
        {other ? <HandoverConsent store={other} isOn={mayHandOver} onChange={setMayHandOver} /> : null}
        <AgreeRow isAgreed={isAgreed} onChange={setIsAgreed} />
      </Card>
      <View className="join-actions">
        {isTyping ? (
          <TapButton
            id="register"
            tone="primary"
            isWide
            isBusy={join.isBusy}
            disabledReason={reason ?? (phone.trim() ? null : '请填写手机号')}
            onTap={() => join.run({ ...about, phone })}
          >
            加入
          </TapButton>
        ) : (
          <>
            <TapButton
              id="register-by-phone"
              tone="primary"
              isWide
              isBusy={join.isBusy}
              disabledReason={reason}
              openType="getPhoneNumber"
              onGetPhoneNumber={({ detail }) =>
                detail.code ? join.run({ ...about, phoneCode: detail.code }) : setIsTyping(true)
              }
            >
              用微信手机号加入
            </TapButton>
            <TapButton id="type-phone" isWide onTap={() => setIsTyping(true)}>
              手动填写手机号
            </TapButton>
          </>
        )}
        {phoneFault && !isTyping ? <Text className="join-fault">{phoneFault}</Text> : null}
      </View>
    </View>
  )
}

/** What joining brings, and who will be there. */
function JoinHead({ joinGift, guide }: Pick<Props, 'joinGift' | 'guide'>) {
  return (
    <View className="join-head">
      <Text className="join-title" {...meaning({ role: 'heading', level: 1 })}>
        {joinGift ? `加入会员，领「${joinGift.title}」` : '加入会员'}
      </Text>
      <Text className="join-note">
        {guide ? `${guide.storeName ?? ''}的${guide.name}会为你服务` : '离你最近的导购会为你服务'}
      </Text>
    </View>
  )
}

/** Agreeing is a tap of the person's own, with the text one tap away. */
function AgreeRow({ isAgreed, onChange }: { isAgreed: boolean; onChange: (isAgreed: boolean) => void }) {
  return (
    <View>
      <Button
        className="join-agree"
        id="agree"
        {...meaning({ role: 'checkbox', isChecked: isAgreed, label: '我已阅读并同意隐私保护指引' })}
        onClick={() => onChange(!isAgreed)}
      >
        <View className={`join-box${isAgreed ? ' join-box-on' : ''}`}>
          {isAgreed ? <Icon name="check" size="small" /> : null}
        </View>
        <Text>我已阅读并同意隐私保护指引</Text>
      </Button>
      <TapButton tone="quiet" size="small" onTap={openPrivacyText}>
        阅读《隐私保护指引》
      </TapButton>
    </View>
  )
}

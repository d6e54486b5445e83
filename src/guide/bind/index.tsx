import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import { callGuide, type In, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import type { Failure } from '../../api/reply'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { FormField } from '../../components/form-field'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { TapButton } from '../../components/tap-button'
import { readInvitationCode } from '../../format/invitation-code'
import { meaning } from '../../platform/meaning'
import { goBack, replacePage } from '../../platform/navigate'
import './index.scss'

/** Makes this WeChat the account of the guide whom HQ invited. */
export default function Bind() {
  const isFromGate = useRouter().params.from === 'gate'
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [bound, setBound] = useState<Out<'bindGuideAccount'> | null>(null)
  const bind = useAction((_key, input: In<'bindGuideAccount'>) => callGuide('bindGuideAccount', input), {
    onDone: (guide) => setBound(guide),
    onFail: (error) => {
      setFault(bindFailureText(error))
      return true
    },
  })
  const submit = () => {
    const read = readInvitationCode(typed)
    setFault(read.fault)
    if (read.fault === null) void bind.run({ code: read.code })
  }
  if (bound) {
    return (
      <Page>
        <View className="bind-done" {...meaning({ role: 'status' })}>
          <View className="bind-mark">
            <Icon name="check" size="large" />
          </View>
          <Text className="bind-title">{`${bound.name}，欢迎加入`}</Text>
          <Text className="bind-note">{`你的${GUIDE_ROLE_TEXT[bound.role]}身份已与当前微信绑定，之后直接打开即可使用。`}</Text>
          <TapButton
            id="enter-workbench"
            tone="primary"
            isWide
            onTap={() => (isFromGate ? goBack() : replacePage('/guide/workbench/index'))}
          >
            {isFromGate ? '继续' : '进入工作台'}
          </TapButton>
        </View>
      </Page>
    )
  }
  return (
    <Page>
      <View className="bind-head">
        <Text className="bind-title" {...meaning({ role: 'heading', level: 1 })}>
          输入总部发放的邀请码
        </Text>
        <Text className="bind-note">邀请码共 12 位，只能使用一次。大小写、空格和横线不影响。</Text>
      </View>
      <Card>
        <FormField
          label="邀请码"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setFault(null)
          }}
          placeholder="例如 7KQX-2M4P-9WTD"
          error={fault}
          maxlength={40}
          confirmType="done"
          onConfirm={submit}
        />
        <TapButton id="bind-submit" tone="primary" isWide isBusy={bind.isBusy} onTap={submit}>
          绑定
        </TapButton>
      </Card>
      <Card title="没有邀请码？">
        <Text className="bind-note">
          请向总部或店长索取。换手机或换微信时，让他们重新发一个邀请码，在新微信里输入即可，客户与佣金都会保留。
        </Text>
      </Card>
    </Page>
  )
}

function bindFailureText(error: Failure): string {
  return error.code === 'invalid_input' ? '邀请码不正确，请核对后重新输入' : failureText(error)
}

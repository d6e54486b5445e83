import { Text, View } from '@tarojs/components'
import { callShopper } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { useQuery } from '../../api/use-query'
import { Icon } from '../../components/icon'
import { Sheet } from '../../components/sheet'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import { arrivedBy } from '../../state/arrived-by'
import { where } from '../../state/where'
import './ask-sheet.scss'

type Props = {
  isOpen: boolean
  productId: string
  title: string
  options: readonly string[]
  onClose: () => void
}
/** As long as a wish may be. */
const WISH_MAX = 120

/** Asking a guide about this product: before it who is asked, after it who answers by when. */
export function AskSheet({ isOpen, productId, title, options, onClose }: Props) {
  const { ask, promise, forget } = useAsk()
  const send = () => {
    const { store, city, place } = where.get()
    const code = arrivedBy.get()
    void ask.run({
      channel: 'mall',
      productId,
      wish: [`咨询 ${title}`, ...options].join(' ').slice(0, WISH_MAX),
      ...(code ? { code } : {}),
      ...(store ? { storeId: store.storeId } : {}),
      ...(place ? { place } : {}),
      ...(city ? { city } : {}),
    })
  }
  const close = () => {
    forget()
    onClose()
  }
  return (
    <Sheet
      isOpen={isOpen}
      title="咨询导购"
      onClose={close}
      footer={
        promise ? (
          <View className="ask-answers">
            <TapButton isWide onTap={() => openPage('/shopper/requests/index')}>
              查看我的咨询
            </TapButton>
            <TapButton tone="primary" isWide onTap={close}>
              知道了
            </TapButton>
          </View>
        ) : (
          <TapButton id="ask-confirm" tone="primary" isWide isBusy={ask.isBusy} onTap={send}>
            请导购联系我
          </TapButton>
        )
      }
    >
      {promise ? (
        <View className="ask-promise" id="ask-promise" {...meaning({ role: 'status' })}>
          <Icon name="check" size="large" />
          <Text>{promise}</Text>
        </View>
      ) : (
        <WhoAnswers title={title} />
      )}
    </Sheet>
  )
}

/** Who is asked: one's own guide with how quickly they answer, or whoever is free near. */
function WhoAnswers({ title }: { title: string }) {
  const { data } = useQuery([], () => callShopper('myGuide', {}))
  const { store } = where.use()
  const guide = data?.guide
  const minutes = guide?.medianAnswerMinutes
  return (
    <View className="ask-who">
      <Text className="ask-about">{`想了解：${title}`}</Text>
      <Text>
        {guide
          ? `由你的导购 ${guide.name}${guide.storeName ? `（${guide.storeName}）` : ''}接待。`
          : `由${store?.name ?? '附近门店'}的导购接待，提交后告诉你是谁、最晚什么时候回复。`}
      </Text>
      {guide ? (
        <Text className="ask-note">
          {minutes != null
            ? `通常 ${Math.max(1, Math.round(minutes))} 分钟内回复；提交后告诉你最晚的回复时间。`
            : '提交后告诉你最晚的回复时间。'}
        </Text>
      ) : null}
    </View>
  )
}

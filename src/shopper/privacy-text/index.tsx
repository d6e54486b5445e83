import { Text, View } from '@tarojs/components'
import { Page } from '../../components/page'
import { meaning } from '../../platform/meaning'
import './index.scss'

const PARTS: readonly { title: string; words: string }[] = [
  {
    title: '我们收集什么',
    words:
      '加入会员时的手机号和称呼；下单时的收货信息；你扫的码、看过的商品（可以关闭）、提出的咨询和预约；你允许时的大致位置。不收集通讯录、相册和精确位置。',
  },
  {
    title: '用来做什么',
    words:
      '把你的咨询交给合适的门店和导购，完成订单、配送、取货和售后，计算导购的佣金。位置只用来排列门店的远近，不保存坐标。',
  },
  {
    title: '提供给谁',
    words:
      '直营门店的导购属于我们。加盟店、合作店和合作渠道是独立的主体，只有你单独同意并看到对方名称之后，才会提供你的称呼、电话和咨询内容。',
  },
  {
    title: '怎么保护',
    words:
      '手机号和地址加密保存，页面上只显示一部分。导购查看完整号码需要说明原因，每一次都有记录，你可以在导出的数据里看到。',
  },
  {
    title: '你可以做什么',
    words:
      '随时关闭联系和个性化推荐、撤回授权、更换导购、导出数据、注销账号，都在「我的」里完成。分配导购由规则自动决定，你可以问原因，也可以换人。',
  },
]

/** The guide to privacy, in plain words; inside WeChat its own page with the text filled in there is opened instead. */
export default function PrivacyText() {
  return (
    <Page>
      <View className="privacy-text">
        {PARTS.map(({ title, words }) => (
          <View key={title} className="privacy-text-part">
            <Text className="privacy-text-title" {...meaning({ role: 'heading', level: 2 })}>
              {title}
            </Text>
            <Text className="privacy-text-words">{words}</Text>
          </View>
        ))}
      </View>
    </Page>
  )
}

import Taro from '@tarojs/taro'

/** Gives a text to the person: WeChat has no downloads, so it goes to the clipboard. Answers what to tell them. */
export async function giveText(_name: string, text: string): Promise<string> {
  await Taro.setClipboardData({ data: text })
  return '已复制到剪贴板，可以粘贴到备忘录或发给自己'
}

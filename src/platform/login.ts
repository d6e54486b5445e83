import Taro from '@tarojs/taro'

/** A one-use code of WeChat that says who this is, without asking them anything. */
export async function loginCode(): Promise<string> {
  const { code } = await Taro.login()
  return code
}

import Taro from '@tarojs/taro'

/** Opens the phone with a number typed in; calling is the person's own tap. */
export function dial(phone: string): void {
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}

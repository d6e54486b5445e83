import Taro from '@tarojs/taro'

/** A place on a map: degrees in GCJ-02, with what to call it. */
export type Spot = { latitude: number; longitude: number; name: string; address: string }

/** Shows a place on WeChat's map, from where one can be led to it. */
export function openMap({ latitude, longitude, name, address }: Spot): void {
  void Taro.openLocation({ latitude, longitude, name, address })
}

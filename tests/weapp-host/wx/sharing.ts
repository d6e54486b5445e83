import { asyncApi } from './async-api'
import type { Area, Desk } from './desk'

/** The menu by which a page is passed on. */
export function sharing(desk: Desk): Area {
  const menu = (name: string, isShown: boolean) =>
    asyncApi(desk, name, {}, () => {
      desk.stack.top.isShareable = isShown
    })
  return {
    showShareMenu: menu('showShareMenu', true),
    hideShareMenu: menu('hideShareMenu', false),
    updateShareMenu: asyncApi(desk, 'updateShareMenu', {}, () => {}),
  }
}

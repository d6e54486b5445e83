/** Whether the phone button of WeChat is there; elsewhere the number is typed. */
export const HAS_PHONE_BUTTON: boolean = true

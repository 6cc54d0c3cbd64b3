export const describe = () => ({ en: '', zh: '' })

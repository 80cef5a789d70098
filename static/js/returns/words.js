// What is told in words, in the line of the state and in that of what was pasted.

const line = document.querySelector("#tinh-trang");
const second = line.cloneNode();
second.id = "tinh-trang-dan";
line.after(second);

export function make(tag, text, facts = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...facts });
}

export const button = (text, onclick) => make("button", text, { type: "button", onclick });

export function say(text, ...more) {
  line.replaceChildren(text, " ", ...more);
}

export function sayPasted(text, ...more) {
  second.replaceChildren(text, " ", ...more);
}

export function saySaved(count, held) {
  const at = new Date().toLocaleTimeString("vi-VN", { timeStyle: "short" });
  const saved = count ? [`Đã lưu ${count} ô lúc ${at}`] : [];
  const left = held ? [`${held} ô chưa lưu được, cần xem lại`] : [];
  say([...saved, ...left].join("; "));
}

const WHY = {
  offline: "Mất kết nối",
  out: "Đã đăng xuất",
  other: "Đã đăng nhập bằng tài khoản khác",
  broken: "Máy chủ đang bận",
};

export function sayWaiting(kind, count, isLoose) {
  const where = isLoose ? "chưa lưu, hãy để trang này mở" : "đang giữ ở máy này";
  const then = kind === "other" ? "" : ", sẽ tự gửi lại";
  const href = `/dang-nhap/?next=${encodeURIComponent(location.pathname)}`;
  const link = make("a", "Đăng nhập lại (mở thẻ mới)", { href, target: "_blank" });
  const isOut = ["out", "other"].includes(kind);
  say(`${WHY[kind]}: ${count} ô ${where}${then}.`, ...(isOut ? [link] : []));
}

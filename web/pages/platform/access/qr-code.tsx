import { QRCode } from 'antd';

/** A text as a QR code, drawn in the page as SVG: black on white in both appearances, because cameras need it. */
export function QrCode({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="yd-qr">
      <QRCode type="svg" aria-label={label} value={text} size={184} color="#000000" bgColor="#ffffff" bordered={false} />
    </div>
  );
}

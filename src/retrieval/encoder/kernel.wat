;; tests/benchmarks/make-webassembly.ts makes kernel.wasm of this file. All places are byte offsets into the memory.
(module
  (memory (export "memory") 1)
  (func $sum (param $lanes v128) (result f32)
    (f32.convert_i32_s
      (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $lanes)) (i32x4.extract_lane 1 (local.get $lanes)))
        (i32.add (i32x4.extract_lane 2 (local.get $lanes)) (i32x4.extract_lane 3 (local.get $lanes))))))
  (func $sumOfFloats (param $lanes v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $lanes)) (f32x4.extract_lane 1 (local.get $lanes)))
      (f32.add (f32x4.extract_lane 2 (local.get $lanes)) (f32x4.extract_lane 3 (local.get $lanes)))))

  ;; Matrix product of 16-bit and 8-bit integers with 32-bit sums:
  ;; out[i][j] = bias[j] + scaleX[i] * scaleW[j] * sum over p of x[i][p] * w[j][p].
  ;; `rows` is a multiple of 4, `columns` of 2, `inner` of 8. Four rows and two columns at a time: eight sums that
  ;; stay in registers.
  (func (export "product")
    (param $x i32) (param $scaleX i32) (param $w i32) (param $scaleW i32) (param $bias i32) (param $out i32)
    (param $rows i32) (param $columns i32) (param $inner i32)
    (local $i i32) (local $j i32) (local $p i32) (local $at i32)
    (local $w0 i32) (local $w1 i32) (local $x0 i32) (local $x1 i32) (local $x2 i32) (local $x3 i32)
    (local $a v128) (local $b v128) (local $c v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128) (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    (loop $nextColumns
      (local.set $w0 (i32.add (local.get $w) (i32.mul (local.get $j) (local.get $inner))))
      (local.set $w1 (i32.add (local.get $w0) (local.get $inner)))
      (local.set $i (i32.const 0))
      (loop $nextRows
        (local.set $x0 (i32.add (local.get $x) (i32.shl (i32.mul (local.get $i) (local.get $inner)) (i32.const 1))))
        (local.set $x1 (i32.add (local.get $x0) (i32.shl (local.get $inner) (i32.const 1))))
        (local.set $x2 (i32.add (local.get $x1) (i32.shl (local.get $inner) (i32.const 1))))
        (local.set $x3 (i32.add (local.get $x2) (i32.shl (local.get $inner) (i32.const 1))))
        (local.set $s00 (v128.const i32x4 0 0 0 0))
        (local.set $s01 (v128.const i32x4 0 0 0 0))
        (local.set $s10 (v128.const i32x4 0 0 0 0))
        (local.set $s11 (v128.const i32x4 0 0 0 0))
        (local.set $s20 (v128.const i32x4 0 0 0 0))
        (local.set $s21 (v128.const i32x4 0 0 0 0))
        (local.set $s30 (v128.const i32x4 0 0 0 0))
        (local.set $s31 (v128.const i32x4 0 0 0 0))
        (local.set $p (i32.const 0))
        (loop $nextPart
          (local.set $a (v128.load8x8_s (i32.add (local.get $w0) (local.get $p))))
          (local.set $b (v128.load8x8_s (i32.add (local.get $w1) (local.get $p))))
          (local.set $at (i32.shl (local.get $p) (i32.const 1)))
          (local.set $c (v128.load (i32.add (local.get $x0) (local.get $at))))
          (local.set $s00 (i32x4.add (local.get $s00) (i32x4.dot_i16x8_s (local.get $c) (local.get $a))))
          (local.set $s01 (i32x4.add (local.get $s01) (i32x4.dot_i16x8_s (local.get $c) (local.get $b))))
          (local.set $c (v128.load (i32.add (local.get $x1) (local.get $at))))
          (local.set $s10 (i32x4.add (local.get $s10) (i32x4.dot_i16x8_s (local.get $c) (local.get $a))))
          (local.set $s11 (i32x4.add (local.get $s11) (i32x4.dot_i16x8_s (local.get $c) (local.get $b))))
          (local.set $c (v128.load (i32.add (local.get $x2) (local.get $at))))
          (local.set $s20 (i32x4.add (local.get $s20) (i32x4.dot_i16x8_s (local.get $c) (local.get $a))))
          (local.set $s21 (i32x4.add (local.get $s21) (i32x4.dot_i16x8_s (local.get $c) (local.get $b))))
          (local.set $c (v128.load (i32.add (local.get $x3) (local.get $at))))
          (local.set $s30 (i32x4.add (local.get $s30) (i32x4.dot_i16x8_s (local.get $c) (local.get $a))))
          (local.set $s31 (i32x4.add (local.get $s31) (i32x4.dot_i16x8_s (local.get $c) (local.get $b))))
          (local.set $p (i32.add (local.get $p) (i32.const 8)))
          (br_if $nextPart (i32.lt_u (local.get $p) (local.get $inner))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 0)) (local.get $columns)) (i32.add (local.get $j) (i32.const 0))) (i32.const 2)))
          (f32.add
            (f32.load offset=0 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=0 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=0 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s00)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 0)) (local.get $columns)) (i32.add (local.get $j) (i32.const 1))) (i32.const 2)))
          (f32.add
            (f32.load offset=4 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=0 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=4 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s01)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 1)) (local.get $columns)) (i32.add (local.get $j) (i32.const 0))) (i32.const 2)))
          (f32.add
            (f32.load offset=0 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=4 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=0 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s10)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 1)) (local.get $columns)) (i32.add (local.get $j) (i32.const 1))) (i32.const 2)))
          (f32.add
            (f32.load offset=4 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=4 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=4 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s11)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 2)) (local.get $columns)) (i32.add (local.get $j) (i32.const 0))) (i32.const 2)))
          (f32.add
            (f32.load offset=0 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=8 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=0 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s20)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 2)) (local.get $columns)) (i32.add (local.get $j) (i32.const 1))) (i32.const 2)))
          (f32.add
            (f32.load offset=4 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=8 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=4 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s21)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 3)) (local.get $columns)) (i32.add (local.get $j) (i32.const 0))) (i32.const 2)))
          (f32.add
            (f32.load offset=0 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=12 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=0 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s30)))))
        (f32.store
          (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (i32.add (local.get $i) (i32.const 3)) (local.get $columns)) (i32.add (local.get $j) (i32.const 1))) (i32.const 2)))
          (f32.add
            (f32.load offset=4 (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32.mul
              (f32.mul
                (f32.load offset=12 (i32.add (local.get $scaleX) (i32.shl (local.get $i) (i32.const 2))))
                (f32.load offset=4 (i32.add (local.get $scaleW) (i32.shl (local.get $j) (i32.const 2)))))
              (call $sum (local.get $s31)))))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br_if $nextRows (i32.lt_u (local.get $i) (local.get $rows))))
      (local.set $j (i32.add (local.get $j) (i32.const 2)))
      (br_if $nextColumns (i32.lt_u (local.get $j) (local.get $columns)))))

  ;; out[i][j] = query row i times key row j, for `count` rows each, `stride` bytes apart and `size` bytes long, a
  ;; multiple of 16.
  (func (export "scores")
    (param $query i32) (param $key i32) (param $stride i32) (param $size i32) (param $count i32) (param $out i32)
    (local $i i32) (local $j i32) (local $p i32) (local $k i32) (local $lanes v128)
    (loop $nextQuery
      (local.set $k (local.get $key))
      (local.set $j (i32.const 0))
      (loop $nextKey
        (local.set $lanes (v128.const f32x4 0 0 0 0))
        (local.set $p (i32.const 0))
        (loop $nextPart
          (local.set $lanes
            (f32x4.add
              (local.get $lanes)
              (f32x4.mul
                (v128.load (i32.add (local.get $query) (local.get $p)))
                (v128.load (i32.add (local.get $k) (local.get $p))))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $nextPart (i32.lt_u (local.get $p) (local.get $size))))
        (f32.store (local.get $out) (call $sumOfFloats (local.get $lanes)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $k (i32.add (local.get $k) (local.get $stride)))
        (local.set $j (i32.add (local.get $j) (i32.const 1)))
        (br_if $nextKey (i32.lt_u (local.get $j) (local.get $count))))
      (local.set $query (i32.add (local.get $query) (local.get $stride)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $nextQuery (i32.lt_u (local.get $i) (local.get $count)))))

  ;; out[i] = sum over j of shares[i][j] * value row j, for `count` rows, `stride` bytes apart; those of the result are
  ;; `outStride` apart. `size` is a multiple of 64.
  (func (export "blend")
    (param $shares i32) (param $value i32) (param $stride i32) (param $size i32) (param $count i32)
    (param $out i32) (param $outStride i32)
    (local $i i32) (local $j i32) (local $p i32) (local $v i32) (local $at i32) (local $share v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $nextRow
      (local.set $p (i32.const 0))
      (loop $nextPart
        (local.set $v (i32.add (local.get $value) (local.get $p)))
        (local.set $at (local.get $shares))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $d (v128.const f32x4 0 0 0 0))
        (local.set $j (i32.const 0))
        (loop $nextValue
          (local.set $share (v128.load32_splat (local.get $at)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $share) (v128.load offset=0 (local.get $v)))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $share) (v128.load offset=16 (local.get $v)))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $share) (v128.load offset=32 (local.get $v)))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $share) (v128.load offset=48 (local.get $v)))))
          (local.set $v (i32.add (local.get $v) (local.get $stride)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (local.set $j (i32.add (local.get $j) (i32.const 1)))
          (br_if $nextValue (i32.lt_u (local.get $j) (local.get $count))))
        (v128.store offset=0 (i32.add (local.get $out) (local.get $p)) (local.get $a))
        (v128.store offset=16 (i32.add (local.get $out) (local.get $p)) (local.get $b))
        (v128.store offset=32 (i32.add (local.get $out) (local.get $p)) (local.get $c))
        (v128.store offset=48 (i32.add (local.get $out) (local.get $p)) (local.get $d))
        (local.set $p (i32.add (local.get $p) (i32.const 64)))
        (br_if $nextPart (i32.lt_u (local.get $p) (local.get $size))))
      (local.set $shares (i32.add (local.get $shares) (i32.shl (local.get $count) (i32.const 2))))
      (local.set $out (i32.add (local.get $out) (local.get $outStride)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $nextRow (i32.lt_u (local.get $i) (local.get $count)))))

  ;; Rounds each row of floats to 16-bit integers of at most `largest` and notes its scale. `width` is a multiple of 8.
  (func (export "round")
    (param $in i32) (param $out i32) (param $scale i32) (param $rows i32) (param $width i32) (param $largest f32)
    (local $p i32) (local $most v128) (local $size f32) (local $factor v128)
    (loop $nextRow
      (local.set $most (v128.const f32x4 0 0 0 0))
      (local.set $p (i32.const 0))
      (loop $nextSize
        (local.set $most
          (f32x4.max (local.get $most) (f32x4.abs (v128.load (i32.add (local.get $in) (local.get $p))))))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (br_if $nextSize (i32.lt_u (local.get $p) (i32.shl (local.get $width) (i32.const 2)))))
      (local.set $size
        (f32.max
          (f32.max (f32x4.extract_lane 0 (local.get $most)) (f32x4.extract_lane 1 (local.get $most)))
          (f32.max (f32x4.extract_lane 2 (local.get $most)) (f32x4.extract_lane 3 (local.get $most)))))
      ;; A row of zeros stays one: the factor may be anything finite.
      (local.set $size (f32.max (local.get $size) (f32.const 1e-30)))
      (f32.store (local.get $scale) (f32.div (local.get $size) (local.get $largest)))
      (local.set $factor (f32x4.splat (f32.div (local.get $largest) (local.get $size))))
      (local.set $p (i32.const 0))
      (loop $nextPart
        (v128.store
          (local.get $out)
          (i16x8.narrow_i32x4_s
            (i32x4.trunc_sat_f32x4_s
              (f32x4.nearest (f32x4.mul (local.get $factor) (v128.load (local.get $in)))))
            (i32x4.trunc_sat_f32x4_s
              (f32x4.nearest (f32x4.mul (local.get $factor) (v128.load offset=16 (local.get $in)))))))
        (local.set $in (i32.add (local.get $in) (i32.const 32)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $p (i32.add (local.get $p) (i32.const 8)))
        (br_if $nextPart (i32.lt_u (local.get $p) (local.get $width))))
      (local.set $scale (i32.add (local.get $scale) (i32.const 4)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br_if $nextRow (local.get $rows)))))
